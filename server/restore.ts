import { parseArgs } from "node:util";
import { closeDatabase } from "@/db/client";
import { env, EnvironmentError } from "@/lib/core/env";
import { checkAll, restoreFrom } from "./backup/bring-back";
import { bootOrExplain } from "./boot";

/** `npm run restore -- --from <backup>` fills an empty database and folder, then checks them; `-- --check` only checks. */
await bootOrExplain(async () => {
  const { from, check } = parseArgs({ options: { from: { type: "string" }, check: { type: "boolean", default: false } } }).values;
  if (check === (from !== undefined)) throw new EnvironmentError(["npm run restore -- --from /dossier/de/la/sauvegarde, ou npm run restore -- --check"]);
  const settings = env();
  const manifest = from === undefined ? undefined : await restoreFrom(from, settings);
  const { wrong, looked } = await checkAll(settings);
  await closeDatabase();
  const what = manifest ? `Restauré, tel qu’au ${manifest.takenAt}` : "Vérifié";
  console.log(wrong.length === 0 ? `${what} : tout tient (${looked}).` : `${what}, MAIS : ${wrong.join(" ; ")}.`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
});
