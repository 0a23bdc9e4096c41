import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** One file of the product, by its path from the project's root. */
export type Source = { path: string; text: string };

const root = path.resolve(__dirname, "../../..");
const leftOut = new Set(["node_modules", "coverage", "test-results", "playwright-report"]);

/** What is generated, or belongs to one machine, is no source; hidden folders are none either. */
function filesUnder(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return leftOut.has(entry.name) || entry.name.startsWith(".") ? [] : filesUnder(name);
    return [name];
  });
}

/** Every file, tests and documents included. */
export const allPaths = filesUnder("")
  .filter((name) => !name.endsWith(".d.ts") && !name.endsWith(".tsbuildinfo"))
  .sort();

export const read = (name: string): string => readFileSync(path.join(root, name), "utf8");

export const exists = (name: string): boolean => existsSync(path.join(root, name));

const isCode = (name: string) => /\.(ts|tsx|mjs|cjs|js)$/.test(name);

/** Every file of code, ours and the tests'. */
export const code: Source[] = allPaths.filter(isCode).map((name) => ({ path: name, text: read(name) }));

export const isTest = (name: string) => name.startsWith("tests/");

/** The code of the product: everything but its tests. */
export const product: Source[] = code.filter(({ path: name }) => !isTest(name));

export const under = (...folders: string[]) => product.filter(({ path: name }) => folders.some((folder) => name.startsWith(`${folder}/`)));

/** A file that does not exist, to see a rule fail. */
export const fake = (name: string, ...lines: string[]): Source => ({ path: name, text: lines.join("\n") });
