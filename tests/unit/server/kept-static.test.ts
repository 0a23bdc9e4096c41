import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { keepStaticOf } from "@/scripts/lib/kept-static";

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "releases-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function aRelease(name: string, ...files: string[]): string {
  const folder = path.join(root, name);
  for (const file of files) {
    const place = path.join(folder, ".next/static", file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, `${file} of ${name}`);
  }
  return folder;
}

const scriptsOf = (folder: string) => readdirSync(path.join(folder, ".next/static/chunks")).sort();

test("a release keeps the scripts of the one before it, and no longer those of the one before that", () => {
  const [first, second, third] = [aRelease("1", "chunks/both.js", "chunks/a.js"), aRelease("2", "chunks/both.js", "chunks/b.js"), aRelease("3", "chunks/c.js")];
  expect(keepStaticOf(first, second)).toBe(1);
  expect(scriptsOf(second)).toEqual(["a.js", "b.js", "both.js"]);
  expect(keepStaticOf(second, third)).toBe(2);
  expect(scriptsOf(third)).toEqual(["b.js", "both.js", "c.js"]);
});

test("the first release of all has nothing to keep", () => {
  const first = aRelease("1", "chunks/a.js");
  expect(keepStaticOf(path.join(root, "nowhere"), first)).toBe(0);
  expect(scriptsOf(first)).toEqual(["a.js"]);
});
