"use client";

import type { ReactNode } from "react";
import { FileField } from "@/components/ui/file-field";
import { FormPanel } from "@/components/ui/form-page";
import type { FormAction, FormState } from "@/lib/core/form";
import { givenFiles, sizeFault } from "@/lib/documents/rules";
import type { NewDocumentView } from "@/lib/documents/view";
import { sizeWords } from "@/lib/documents/words";
import { OwnerField } from "./owner-field";

type UploadFormProps = {
  action: FormAction;
  permalink: string;
  document: NewDocumentView;
  /** Of the desk's form: whose file, and where it stands in the page. */
  desk?: { familyId: string; heading: string };
  children?: ReactNode;
};

const accepted = "image/jpeg,image/png,image/webp,application/pdf";

/** Told at once, so that nobody pays for sending what will be refused. */
function weighPages(form: FormData): FormState | undefined {
  const files = givenFiles(form.getAll("pages").filter((entry) => entry instanceof File));
  const fault = sizeFault(files.map(({ size }) => size));
  if (!fault) return undefined;
  const owner = form.get("owner");
  return { status: "invalid", fields: { pages: sizeWords[fault] }, values: typeof owner === "string" ? { owner } : {} };
}

export function UploadForm({ action, permalink, document, desk, children }: UploadFormProps) {
  const { kind, title, hint, owners, chosen } = document;
  const [only, ...others] = owners;
  const isAsked = others.length > 0;
  return (
    <FormPanel
      action={action}
      title={`Ajouter : ${title}`}
      heading={desk?.heading ?? title}
      headingLevel={desk ? 2 : 1}
      id={desk ? "copie" : ""}
      submit="Envoyer ce document"
      permalink={permalink}
      precheck={weighPages}
      hidden={{ kind, ...(desk && { familyId: desk.familyId }), ...(!isAsked && only && { owner: only.value }) }}
      intro={<p>{hint}</p>}
      after={children}
    >
      {isAsked ? <OwnerField owners={owners} chosen={chosen} /> : null}
      {!isAsked && only && only.value !== "foyer" ? <p>Ce document est pour {only.label}.</p> : null}
      <FileField
        name="pages"
        label="Photos ou PDF"
        accept={accepted}
        multiple
        hint={
          <>
            <p>Photo ou PDF, plusieurs pages possibles, 10 Mo chacune.</p>
            <p>Posez le papier à plat, en pleine lumière. L&apos;envoi peut durer une minute : laissez cette page ouverte.</p>
          </>
        }
      />
    </FormPanel>
  );
}
