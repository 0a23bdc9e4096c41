"use client";

import { FormPanel } from "@/components/ui/form-page";
import { counted } from "@/lib/core/format";
import type { FormAction } from "@/lib/core/form";

export function UnsentInvitations({ action, count }: { action: FormAction; count: number }) {
  if (count === 0) return null;
  return (
    <div className="desk-panel">
      <FormPanel
        action={action}
        id="inviter"
        heading="Invitations en attente"
        headingLevel={2}
        submit="Envoyer les invitations"
        submitVariant="secondary"
        permalink="/admin/import"
        intro={<p>{counted(count, "parent importé n'a pas encore reçu", "parents importés n'ont pas encore reçu")} le lien qui ouvre son compte. Les mails partent par 1 000 au plus.</p>}
      />
    </div>
  );
}
