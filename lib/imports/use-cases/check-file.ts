import "server-only";
import type { Context, StaffActor } from "@/db/context";
import { familyImport } from "@/db/schema/desk";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { encrypt } from "@/lib/core/crypto";
import { dayOf } from "@/lib/core/days";
import { newId, type Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { decodeText, readRows } from "../adapters/csv";
import { judgeFamilies, parseFile } from "../queries";
import { MAX_FILE_BYTES, MAX_LINES, placeColumns, requiredColumns } from "../rules";
import { columnWords, type ImportRefusal } from "../words";

type Refused = Extract<ImportRefusal, { reason: "step-up-needed" | "file-too-large" | "file-empty" | "file-unreadable" | "too-many-lines" | "columns-missing" }>;
type Given = { name: string; bytes: Uint8Array };

const NAME_MAX = 120;

/** The dry run: the file is read from end to end, and kept, encrypted, for a day. No family is written. */
export async function checkFile(ctx: Context<StaffActor>, { name, bytes }: Given): Promise<Result<Id<"familyImport">, Refused>> {
  if (!ctx.actor.hasSteppedUp) return refused({ reason: "step-up-needed" });
  if (bytes.length > MAX_FILE_BYTES) return refused({ reason: "file-too-large" });
  const text = decodeText(bytes).replaceAll("\0", "");
  const fault = weigh(text);
  if (fault) return refused(fault);
  const id = newId("familyImport");
  const parsed = parseFile(text, dayOf(ctx.now));
  return inTransaction(ctx.db, async (tx) => {
    const { households, errors } = await judgeFamilies(tx, parsed);
    const counts = { families: households.length, children: households.reduce((sum, { children }) => sum + children.length, 0) };
    await tx.insert(familyImport).values({ id, fileName: name.slice(0, NAME_MAX), sealed: encrypt(text, id), ...counts, createdBy: ctx.actor.accountId });
    await recordEvent(tx, ctx, { action: "import.checked", accountId: null, detail: { import: id, ...counts, errors: errors.length } });
    return ok(id);
  });
}

/** What stops a file from being read at all. */
function weigh(text: string): Refused | undefined {
  const reading = readRows(text);
  if (!reading.ok) return { reason: "file-unreadable", line: reading.line };
  const [header, ...rows] = reading.rows;
  if (!header || rows.length === 0) return { reason: "file-empty" };
  const places = placeColumns(header.cells, columnWords);
  const missing = requiredColumns.filter((column) => places[column] === undefined);
  if (missing.length > 0) return { reason: "columns-missing", missing };
  return rows.length > MAX_LINES ? { reason: "too-many-lines" } : undefined;
}
