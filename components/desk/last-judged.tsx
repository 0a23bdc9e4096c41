import { Notice } from "@/components/ui/notice";
import { MenuLink, type Href } from "@/components/ui/link";

type LastJudgedProps = { last: { href: Href; title: string; owner: string; family: string; standing: string } | undefined };

/** What was decided just before, and the way to take it back. */
export function LastJudged({ last }: LastJudgedProps) {
  if (!last) return null;
  return (
    <div className="mb-6">
      <Notice tone="success" role="status">
        <p>
          {last.title}, {last.owner} ({last.family}) : {last.standing}.
        </p>
        <MenuLink href={last.href}>Revenir sur cette décision</MenuLink>
      </Notice>
    </div>
  );
}
