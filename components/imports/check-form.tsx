"use client";

import { FileField } from "@/components/ui/file-field";
import { FormPanel } from "@/components/ui/form-page";
import type { FormAction, FormState } from "@/lib/core/form";
import { MAX_FILE_BYTES } from "@/lib/imports/rules";
import { sayRefusal } from "@/lib/imports/words";

/** Told at once, so that nobody waits for sending what will be refused. */
function weigh(form: FormData): FormState | undefined {
  const file = form.get("file");
  const isHeavy = file instanceof File && file.size > MAX_FILE_BYTES;
  return isHeavy ? { status: "invalid", fields: { file: sayRefusal({ reason: "file-too-large" }).message }, values: {} } : undefined;
}

export function CheckForm({ action }: { action: FormAction }) {
  return (
    <FormPanel
      action={action}
      id="verifier"
      heading="Vérifier un fichier"
      headingLevel={2}
      submit="Vérifier ce fichier"
      permalink="/admin/import"
      precheck={weigh}
      intro={<p>Le fichier est lu en entier, sans rien écrire. Vous voyez ce qui serait importé, ligne par ligne, avant de décider.</p>}
    >
      <FileField name="file" label="Fichier CSV" accept=".csv,text/csv" hint={<p>Il est gardé chiffré, un jour au plus.</p>} />
    </FormPanel>
  );
}
