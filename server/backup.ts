import path from "node:path";
import { parseArgs } from "node:util";
import { env, EnvironmentError } from "@/lib/core/env";
import { saveInto } from "./backup/save";
import { bootOrExplain } from "./boot";

/** `npm run backup -- --into /var/backups/portail`: one folder per backup, named after its moment. */
await bootOrExplain(async () => {
  const { into } = parseArgs({ options: { into: { type: "string" } } }).values;
  if (!into) throw new EnvironmentError(["npm run backup -- --into /dossier/des/sauvegardes"]);
  const folder = path.resolve(into, `portail-${new Date().toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`);
  const { tables, documents, missing } = await saveInto(folder, env());
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`Sauvegarde entière : ${tables.length} tables, ${rows} lignes, ${Object.keys(documents).length} pages de documents.\n${folder}`);
  if (missing.length === 0) return;
  console.error(`${missing.length} pages de documents n’ont plus leur fichier : ${missing.join(", ")}`);
  process.exitCode = 1;
});
