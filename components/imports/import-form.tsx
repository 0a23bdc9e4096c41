"use client";

import type { Route } from "next";
import { ChoiceField } from "@/components/ui/choice-field";
import { FormPanel } from "@/components/ui/form-page";
import { counted } from "@/lib/core/format";
import type { FormAction } from "@/lib/core/form";
import type { ReportView } from "@/lib/imports/view";

type ImportFormProps = { action: FormAction; id: string; report: ReportView };

export function ImportForm({ action, id, report: { all, fresh } }: ImportFormProps) {
  const known = all.families - fresh.families;
  const submit = known === 0 ? `Importer ${counted(all.families, "famille")}` : "Importer";
  return (
    <FormPanel
      action={action}
      id="importer"
      heading="Importer"
      headingLevel={2}
      submit={submit}
      permalink={`/admin/import/${id}` as Route}
      hidden={{ importId: id }}
      intro={<p>Tout est importé d&apos;un coup. Si une seule écriture échoue, rien n&apos;est importé.</p>}
    >
      {known === 0 ? null : (
        <ChoiceField
          name="duplicates"
          legend="Foyers peut-être déjà connus"
          defaultValue="leave"
          options={[
            { value: "leave", label: `Les laisser de côté : importer ${counted(fresh.families, "famille")} et ${counted(fresh.children, "enfant")}` },
            { value: "import", label: `Les importer aussi : ${counted(all.families, "famille")} et ${counted(all.children, "enfant")}` },
          ]}
        />
      )}
      <ChoiceField
        name="invitations"
        legend="Liens pour ouvrir un compte"
        defaultValue="later"
        hint={<p>{counted(all.withMail, "foyer a", "foyers ont")} une adresse mail. Chaque lien fonctionne 7 jours.</p>}
        options={[
          { value: "later", label: "Les envoyer plus tard, depuis la page Import" },
          { value: "now", label: "Les envoyer maintenant" },
        ]}
      />
    </FormPanel>
  );
}
