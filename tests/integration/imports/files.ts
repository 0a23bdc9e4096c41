import type { Id } from "@/lib/core/ids";
import { checkFile } from "@/lib/imports/use-cases/check-file";
import { aStaff } from "@/tests/support/builders/staff";
import { asStaff } from "@/tests/support/context";

/** A manager with a fresh second factor. */
export const aManager = async (hasSteppedUp = true) => asStaff(await aStaff({ role: "manager", hasSteppedUp }));

export const bytesOf = (text: string) => new TextEncoder().encode(text);

/** A checked file, ready to be imported. */
export async function aDraft(ctx: Awaited<ReturnType<typeof aManager>>, text: string): Promise<Id<"familyImport">> {
  const checked = await checkFile(ctx, { name: "familles.csv", bytes: bytesOf(text) });
  if (!checked.ok) throw new Error(`the file was refused: ${checked.refusal.reason}`);
  return checked.value;
}
