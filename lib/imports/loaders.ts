import "server-only";
import { notFound } from "next/navigation";
import { decrypt } from "@/lib/core/crypto";
import { dayOf } from "@/lib/core/days";
import { isId } from "@/lib/core/ids";
import { loader } from "@/lib/core/loader";
import { requireStaff } from "@/lib/staff/gates";
import { countUnsent, findDraft, judgeFamilies, listDrafts, parseFile } from "./queries";
import { columns, requiredColumns } from "./rules";
import { draftView, reportView } from "./view";
import { columnHints, columnWords } from "./words";

const path = "/admin/import";
const SHOWN = 10;

/** The format, the files already sent, and the invitations that wait. */
export const loadImports = loader(async () => {
  const { db, actor } = await requireStaff("import-families", path);
  const format = columns.map((column) => ({ title: columnWords[column], hint: columnHints[column], isRequired: requiredColumns.includes(column) }));
  return { format, drafts: (await listDrafts(db, SHOWN)).map(draftView), unsent: await countUnsent(db), hasSteppedUp: actor.hasSteppedUp };
});

/** What the file would write, line by line; absent once it is imported or erased. */
export const loadImport = loader(async (id: string) => {
  const { db, now, actor } = await requireStaff("import-families", `${path}/${encodeURIComponent(id)}`);
  const draft = isId("familyImport", id) ? await findDraft(db, id) : undefined;
  if (!draft) notFound();
  const report = draft.sealed === null ? undefined : reportView(await judgeFamilies(db, parseFile(decrypt(draft.sealed, draft.id), dayOf(now))));
  return { ...draftView(draft), report, hasSteppedUp: actor.hasSteppedUp };
});
