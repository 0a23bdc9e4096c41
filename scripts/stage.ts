import { keepStaticOf } from "./lib/kept-static";
import { Problem, runMain } from "./lib/problem";
import { stageInto } from "./lib/stage";

/** `npm run stage -- <folder> [<folder before>]`: after `npm run build`, the files that a server or an image needs, and no others; beside them the scripts of the release before. */
runMain(async () => {
  const [folder, before] = process.argv.slice(2);
  if (!folder) throw new Problem("npm run stage -- <dossier vide> [<dossier de la version d’avant>]");
  const { files, bytes } = await stageInto(folder);
  console.log(`${files} fichiers, ${Math.round(bytes / 1_000_000)} Mo dans ${folder}`);
  if (before) console.log(`${keepStaticOf(before, folder)} scripts et styles de la version d’avant`);
});
