import { TextLink } from "@/components/ui/link";
import type { AttentionView } from "@/lib/callers/view";

/** What to settle with the caller first, in words. */
export function AttentionPanel({ items }: { items: AttentionView[] }) {
  return (
    <section aria-labelledby="a-regler" className={items.length === 0 ? "desk-panel mb-5" : "call-attention"}>
      <h2 id="a-regler">À régler</h2>
      {items.length === 0 ? <p>Rien n&apos;attend pour l&apos;instant.</p> : null}
      <ul>
        {items.map(({ id, what, tag, isUrgent, href }) => (
          <li key={id}>
            <span className={isUrgent ? "tag tag-bad" : "tag tag-wait"}>{tag}</span> <TextLink href={href}>{what}</TextLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
