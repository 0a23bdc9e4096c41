import { stageInto } from "./lib/stage";
import { Problem, runMain } from "./lib/problem";

/** `npm run stage -- <folder>`: after `npm run build`, the files that a server or an image needs, and no others. */
runMain(async () => {
  const [folder] = process.argv.slice(2);
  if (!folder) throw new Problem("npm run stage -- <dossier vide>");
  const { files, bytes } = await stageInto(folder);
  console.log(`${files} fichiers, ${Math.round(bytes / 1_000_000)} Mo dans ${folder}`);
});
