import type { Route } from "next";
import { TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";

/** Before an act that gives out or writes a great deal at once. */
export function StepUpNotice({ what, path }: { what: string; path: string }) {
  return (
    <Notice tone="warning" title="Confirmez d'abord que c'est vous">
      <p>
        {what} demande un second facteur donné depuis moins de dix minutes. <TextLink href={`/admin/verification?suite=${encodeURIComponent(path)}` as Route}>Donner le code</TextLink>
      </p>
    </Notice>
  );
}
