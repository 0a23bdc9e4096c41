import { createRequire } from "node:module";
import { copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync } from "node:fs";
import path from "node:path";
import { bundled } from "./bundle";
import { inProject } from "./paths";
import { Problem } from "./problem";

/** What the programs open by name: the build, files given as they are, where Next keeps its pages, the migrations and the communes; the commands of package.json. */
const OPENED = [".next", "public", "server/kept-pages.mjs", "db/migrations", "db/reference", "package.json"];
/** What the build leaves for itself. */
const OF_THE_BUILD = /^\.next\/((cache|dev|types|diagnostics|build|turbopack)\/|(turbopack|trace|trace-build|demo-build\.json)$)|\.nft\.json$|^\.next\/(static|server)\/.*\.map$/;
/** What packages load to develop or to build only. */
const OF_DEVELOPMENT = ["**/*.map", "**/*.d.ts", "**/next/dist/compiled/next-server/**/*.dev.js", "**/next/dist/compiled/webpack/**", "**/next/dist/compiled/next-devtools/**", "**/next/dist/{docs,lib/upgrade,server/dev}/**", "**/node_modules/{typescript,prettier}/**"];

type Trace = (entries: string[], options: { base: string; processCwd: string; ignore: string[] }) => Promise<{ fileList: Set<string> }>;
/** The tracer that Next itself uses. It ships no types. */
const { nodeFileTrace } = createRequire(inProject("package.json"))("next/dist/compiled/@vercel/nft") as { nodeFileTrace: Trace };

/** Copies what runs web, worker and commands into an empty folder: the build, and the files of packages that it loads. */
export async function stageInto(folder: string): Promise<{ files: number; bytes: number }> {
  if (!existsSync(inProject(".next/run/web.mjs"))) throw new Problem("Construisez d’abord : npm run build");
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Problem(`${folder} n’est pas vide.`);
  const opened = OPENED.flatMap(filesAt).filter((file) => !OF_THE_BUILD.test(file));
  const files = [...new Set([...opened, ...tracedByNext(), ...(await tracedFrom(bundled.map((name) => `.next/run/${name}.mjs`)))])];
  for (const file of files) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    copy(inProject(file), path.join(folder, file));
  }
  return { files: files.length, bytes: files.reduce((sum, file) => sum + lstatSync(inProject(file)).size, 0) };
}

/** Links as they are: `cpSync` of Node 24 refuses those that lead to a folder. */
function copy(from: string, to: string): void {
  if (lstatSync(from).isSymbolicLink()) symlinkSync(readlinkSync(from), to);
  else copyFileSync(from, to);
}

/** A file, or all files of a folder; links as they are. */
function filesAt(name: string): string[] {
  if (!lstatSync(inProject(name)).isDirectory()) return [name];
  return readdirSync(inProject(name)).flatMap((entry) => filesAt(path.join(name, entry)));
}

async function tracedFrom(entries: string[]): Promise<string[]> {
  const { fileList } = await nodeFileTrace(entries.map((entry) => inProject(entry)), { base: inProject(), processCwd: inProject(), ignore: OF_DEVELOPMENT });
  return [...fileList].filter((file) => file.startsWith("node_modules/"));
}

/** What Next found that its own server and each page load. */
function tracedByNext(): string[] {
  const lists = [".next/next-server.js.nft.json", ...filesAt(".next/server").filter((file) => file.endsWith(".nft.json"))];
  return lists.flatMap((list) => {
    const { files } = JSON.parse(readFileSync(inProject(list), "utf8")) as { files: string[] };
    return files.map((file) => path.join(path.dirname(list), file)).filter((file) => file.startsWith("node_modules/") && !statSync(inProject(file)).isDirectory());
  });
}
