import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { database } from "@/db/client";
import { bundleInto } from "@/scripts/lib/bundle";
import { dataDir } from "@/scripts/lib/paths";
import { runQuietly, type Environment } from "@/scripts/lib/run";
import { aFamily } from "@/tests/support/builders/family";
import { aMail } from "@/tests/support/builders/mail";
import { testDatabase } from "@/tests/support/database";
import { giveDocument, testStore } from "../documents/papers";

testDatabase();
testStore();
jest.setTimeout(60_000);

const programs = path.join(dataDir, `commands-${process.pid}`);
const folder = mkdtempSync(path.join(os.tmpdir(), "portail-commands-"));

beforeAll(() => bundleInto(programs));
afterAll(() => {
  for (const each of [programs, folder]) rmSync(each, { recursive: true, force: true });
});

/** A command as an operator calls it, on the database of these tests. */
function command(name: "backup" | "restore" | "keys-rewrap", args: string[], env: Environment = {}) {
  return runQuietly([path.join(programs, `${name}.mjs`), ...args], env);
}

test("a backup says where it is; a restore over what is there is refused; a check says that all holds", async () => {
  await giveDocument((await aFamily()).browser);
  const saved = await command("backup", ["--into", folder]);
  const [name = ""] = readdirSync(folder);
  expect(saved).toMatchObject({ code: 0, output: expect.stringMatching(/^Sauvegarde entière : \d+ tables, \d+ lignes, 1 pages/) });
  expect(saved.output).toContain(path.join(folder, name));
  expect(await command("restore", ["--from", path.join(folder, name)])).toMatchObject({ code: 1, output: expect.stringContaining("la base n’est pas vide") });
  expect(await command("restore", ["--check"])).toMatchObject({ code: 0, output: expect.stringMatching(/^Vérifié : tout tient \(\d+ règles, 1 pages de documents\)\.$/m) });
});

test("a key that is missing is said by name, with what waits for it, and nothing is written", async () => {
  await aMail();
  const before = await database().execute("select sealed from mail");
  const other = { ENCRYPTION_KEYS: `other:${Buffer.alloc(32, "o").toString("base64")}` };
  expect(await command("keys-rewrap", [], other)).toMatchObject({ code: 1, output: expect.stringContaining("La clé « tests » manque dans ENCRYPTION_KEYS : sans elle, 1 textes") });
  expect(await command("restore", ["--check"], other)).toMatchObject({ code: 1, output: expect.stringContaining("MAIS : 1 textes ou pages illisibles sans la clé « tests »") });
  expect(await database().execute("select sealed from mail")).toEqual(before);
  const both = { ENCRYPTION_KEYS: `${other.ENCRYPTION_KEYS},${process.env.ENCRYPTION_KEYS}` };
  expect(await command("keys-rewrap", [], both)).toMatchObject({ code: 0, output: expect.stringContaining("Tout repose sous la clé courante") });
});

test.each(["backup", "restore"] as const)("%s without its folder says how it is called", async (name) => {
  expect(await command(name, [])).toMatchObject({ code: 1, output: expect.stringContaining(`npm run ${name} --`) });
});
