import "server-only";
import { redirect } from "next/navigation";
import { stepUp } from "@/lib/accounts/use-cases/step-up";
import { sayRefusal as sayAccountRefusal } from "@/lib/accounts/words";
import { door } from "@/lib/core/door";
import { isId } from "@/lib/core/ids";
import { requireGuardian } from "@/lib/families/gates";
import { addDocumentInput, openDocumentInput, removeDocumentInput } from "../input";
import { addDocument } from "../use-cases/add-document";
import { removeDocument } from "../use-cases/remove-document";
import { sayRefusal } from "../words";

const list = "/famille/documents";

export const add = door({
  gate: () => requireGuardian(list),
  input: addDocumentInput,
  keeps: ["owner"],
  run: addDocument,
  refusal: sayRefusal,
  then: async () => redirect(`${list}?fait=ajoute`),
});

export const remove = door({
  gate: () => requireGuardian(list),
  input: removeDocumentInput,
  run: (ctx, { documentId }) => removeDocument(ctx, documentId),
  refusal: sayRefusal,
  then: async () => redirect(`${list}?fait=retire`),
});

/** The password, before a paper about health. */
export const unlock = door({
  gate: () => requireGuardian(list),
  input: openDocumentInput,
  run: (ctx, { currentPassword }) => stepUp(ctx, currentPassword),
  refusal: sayAccountRefusal,
  then: async (_value, _ctx, { documentId }) => redirect(isId("document", documentId) ? `${list}/${documentId}` : list),
});
