import { exportInput } from "@/lib/reports/input";
import { exportTable } from "@/lib/reports/use-cases/export-table";
import { checkFile } from "@/lib/imports/use-cases/check-file";
import { importFamilies } from "@/lib/imports/use-cases/import-families";
import { sendInvitations } from "@/lib/imports/use-cases/send-invitations";
import { database } from "@/db/client";
import { forgetFamilies } from "@/lib/families/use-cases/forget-families";
import { aDraft, aManager, bytesOf } from "@/tests/integration/imports/files";
import { aFile, aLine } from "@/tests/support/builders/family-file";
import { aFamily } from "@/tests/support/builders/family";
import { asSystem } from "@/tests/support/context";
import type { Act } from "./act";

const file = aFile(aLine());

/** Many families at once: in, out, and forgotten. */
export const importing: Record<string, Act> = {
  "checking a file of families": {
    file: "check-file",
    prepare: async () => {
      const ctx = await aManager();
      return () => checkFile(ctx, { name: "familles.csv", bytes: bytesOf(file) });
    },
    lines: ["import.checked"],
  },
  "importing families": {
    file: "import-families",
    prepare: async () => {
      const ctx = await aManager();
      const importId = await aDraft(ctx, file);
      return () => importFamilies(ctx, { importId, invitations: "now", duplicates: "leave" });
    },
    lines: ["family.imported"],
    mails: true,
  },
  "sending the invitations kept for later": {
    file: "send-invitations",
    prepare: async () => {
      const ctx = await aManager();
      await importFamilies(ctx, { importId: await aDraft(ctx, file), invitations: "later", duplicates: "leave" });
      return () => sendInvitations(ctx);
    },
    lines: ["family.invited"],
    mails: true,
  },
  "exporting data": {
    file: "export-table",
    prepare: async () => {
      const ctx = await aManager();
      return () => exportTable(ctx, exportInput.parse({ scope: "families", format: "csv", from: "2026-12-01", to: "2026-12-07" }));
    },
    lines: ["data.exported_by_staff"],
    onlyTheLine: true,
  },
  "forgetting families": {
    file: "forget-families",
    prepare: async () => {
      await aFamily();
      for (const [table, column] of [["family", "created_at"], ["account", "signed_in_at"], ["guardian", "joined_at"]]) await database().execute(`update ${table} set ${column} = '2020-01-01'`);
      return () => forgetFamilies(asSystem());
    },
    lines: ["family.forgotten"],
    mails: true,
  },
};
