import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { demoAuthority } from "@/lib/core/demo-authority";
import { addMember } from "@/scripts/fleet/add";
import { problemsOf } from "@/scripts/fleet/checks";
import { runFleet } from "@/scripts/fleet/commands";
import { readEnvironment } from "@/scripts/fleet/env-file";
import { dropInsFor, prometheusFor, proxyFor } from "@/scripts/fleet/outputs";
import { memberNamed, placesOf, readFleet, type Fleet } from "@/scripts/fleet/plan";
import { removeMember } from "@/scripts/fleet/remove";
import { restoreMember } from "@/scripts/fleet/restore";
import { servicesOf } from "@/scripts/fleet/services";
import { statusOf } from "@/scripts/fleet/status";
import { upgradeFleet } from "@/scripts/fleet/upgrade";
import { anyFreePort } from "@/scripts/lib/ports";
import { aFolder, aRelease } from "./a-release";

/** Migrations and processes begin and end in most of these. */
jest.setTimeout(60_000);

const worker = process.env.JEST_WORKER_ID ?? "1";
const [one, two] = [`un${worker}`, `deux${worker}`];
const quiet = () => undefined;

let fleet: Fleet;
let place: ReturnType<typeof aFolder>;

beforeAll(async () => {
  process.env.FLEET_DATABASE_URL = await asSuperuser(aCreator);
  place = aFolder();
  const { folder } = place;
  const authorities = [one, two].map((name, index) => ({ name, host: `${name}.example`, mailFrom: `Portail <a@${name}.example>`, profile: `${name}.json`, canary: index === 1 }));
  const file = path.join(folder, "fleet.json");
  for (const name of [one, two]) writeFileSync(path.join(folder, `${name}.json`), JSON.stringify({ ...demoAuthority, name }));
  const places = { data: path.join(folder, "data"), secrets: path.join(folder, "secrets"), backups: path.join(folder, "backups"), release: aRelease(folder, "first") };
  const database = new URL(process.env.TEST_SUPERUSER ?? "").host;
  writeFileSync(file, JSON.stringify({ ...places, database, smtp: "smtp://127.0.0.1:1", firstPort: await anyFreePort(), scheme: "http", services: "detached", readySeconds: 20, authorities }));
  fleet = readFleet(file);
  for (const member of fleet.authorities) await addMember(fleet, member, undefined, quiet);
});

afterAll(async () => {
  for (const member of fleet.authorities) await servicesOf(fleet).stop(member);
  await asSuperuser((sql) => dropAll(sql));
  place.remove();
});

const member = (name: string) => memberNamed(fleet, name);
const environmentOf = (name: string) => readEnvironment(placesOf(fleet, member(name)).env) ?? {};

async function asSuperuser<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(process.env.TEST_SUPERUSER ?? "", { max: 1, onnotice: quiet });
  return work(sql).finally(() => sql.end());
}

const creator = `fleet_${worker}`;

/** As operators make it: it may create roles and databases, and is no superuser. */
async function aCreator(sql: postgres.Sql): Promise<string> {
  await dropAll(sql);
  await sql.unsafe(`create role ${creator} login createdb createrole password 'creator'`);
  const url = new URL(process.env.TEST_SUPERUSER ?? "");
  return Object.assign(url, { username: creator, password: "creator" }).href;
}

async function dropAll(sql: postgres.Sql): Promise<void> {
  for (const name of [one, two]) {
    const owned = await sql<{ datname: string }[]>`select datname from pg_database where datname like ${`portail_${name}%`}`;
    for (const { datname } of owned) await sql`drop database ${sql(datname)} with (force)`;
    for (const role of ["owner", "app"]) await sql`drop role if exists ${sql(`portail_${name}_${role}`)}`;
  }
  await sql`drop role if exists ${sql(creator)}`;
}

test("what was added is in order, ready and migrated, and lacks only a backup", async () => {
  expect(problemsOf(fleet)).toEqual([]);
  const rights = (folder: string) => (statSync(folder).mode & 0o777).toString(8);
  expect([rights(fleet.data), rights(placesOf(fleet, member(one)).folder)]).toEqual(["755", "700"]);
  const lines = await statusOf(fleet, fleet.authorities);
  expect(lines.map(({ columns, wrong }) => [columns.prête, columns.version, wrong])).toEqual([["ok", "first", ["aucune sauvegarde"]], ["ok", "first", ["aucune sauvegarde"]]]);
});

test("the program does what it is asked, and says its commands otherwise", async () => {
  const printed = jest.spyOn(console, "log").mockImplementation(quiet);
  const fleetOf = (...args: string[]) => runFleet([...args, "--file", fleet.file]);
  expect(await fleetOf("check")).toBe(0);
  expect(printed).toHaveBeenLastCalledWith("2 collectivités en ordre.");
  expect(await fleetOf("proxy")).toBe(0);
  expect(printed).toHaveBeenLastCalledWith(proxyFor(fleet));
  await expect(fleetOf("dance")).rejects.toThrow("npm run fleet -- COMMANDE");
  await expect(fleetOf("add", "nobody")).rejects.toThrow("« nobody » n'est pas dans");
  await expect(fleetOf("add", one, "--email", "a@b.example")).rejects.toThrow("ensemble");
  await expect(fleetOf("stop")).rejects.toThrow("--all");
  await expect(fleetOf("upgrade", "--wave", "2")).rejects.toThrow("--to");
  await expect(fleetOf("run", one, "../web")).rejects.toThrow(".next/run");
  printed.mockRestore();
});

test("adding again changes no secret and no port", async () => {
  const before = environmentOf(one);
  await addMember(fleet, member(one), undefined, quiet);
  expect(environmentOf(one)).toEqual(before);
});

test("the roles may do nothing elsewhere, and no role opens the database of another authority", async () => {
  const roles = await asSuperuser((sql) => sql`select rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls from pg_roles where rolname like ${`portail_${one}%`}`);
  expect(roles).toHaveLength(2);
  expect(roles.flatMap((role) => Object.values(role))).not.toContain(true);
  for (const name of ["DATABASE_URL", "DATABASE_OWNER_URL"]) {
    const crossed = new URL(environmentOf(one)[name] ?? "");
    crossed.pathname = `/portail_${two}`;
    const sql = postgres(crossed.href, { max: 1, onnotice: quiet });
    await expect(sql`select 1`).rejects.toThrow("permission denied");
    await sql.end();
  }
});

test("a process knows its own environment, without the owner of the database and without ours", async () => {
  const { PORT } = environmentOf(one);
  const names = (await (await fetch(`http://127.0.0.1:${PORT}/environment`)).text()).split(" ");
  const { DATABASE_OWNER_URL, ...own } = environmentOf(one);
  expect(DATABASE_OWNER_URL).toBeDefined();
  expect(names).toEqual([...Object.keys(own), "PATH"].sort());
});

test("what two authorities share is found out", () => {
  const { env } = placesOf(fleet, member(two));
  const sound = readFileSync(env, "utf8");
  const stolen = environmentOf(one);
  writeFileSync(env, sound.replace(/ENCRYPTION_KEYS=".*"/, `ENCRYPTION_KEYS="k2:${stolen.ENCRYPTION_KEYS?.split(":")[1]}"`).replace(/PORT=".*"/, `PORT="${stolen.PORT}"`));
  expect(problemsOf(fleet)).toEqual([`${one} et ${two} ont la même valeur : port`, `${one} et ${two} ont la même valeur : clé de chiffrement`]);
  writeFileSync(env, sound);
});

test("the proxy, Prometheus and systemd are told each authority once", () => {
  const [{ PORT: a = "" }, { PORT: b = "" }] = [environmentOf(one), environmentOf(two)];
  expect(proxyFor(fleet)).toContain(`${one}.example {\n`);
  expect(proxyFor(fleet).match(/127\.0\.0\.1:\d+/g)).toEqual([`127.0.0.1:${a}`, `127.0.0.1:${b}`]);
  expect(proxyFor(fleet, "nginx").match(/server_name \S+;|:\d{4,5};/g)).toEqual([`server_name ${one}.example;`, `:${a};`, `server_name ${two}.example;`, `:${b};`]);
  expect(() => proxyFor(fleet, "apache")).toThrow("caddy, nginx");
  expect(prometheusFor(fleet, "/etc/tokens")).toContain(`credentials_file: /etc/tokens/${one}.token\n    static_configs:\n      - targets: ["127.0.0.1:${a}"]\n        labels:\n          authority: ${one}`);
  expect(Object.keys(dropInsFor(fleet))).toEqual([one, two].flatMap((name) => [`portail-web@${name}.service.d/size.conf`, `portail-worker@${name}.service.d/size.conf`]));
});

describe("upgrading", () => {
  const upgrade = (release: string) => upgradeFleet(fleet, fleet.authorities, { release, wave: 2, watchSeconds: 1 }, quiet);
  const versions = async () => (await statusOf(fleet, fleet.authorities)).map(({ columns }) => columns.version);

  test("every authority runs the new release, and pages opened before still find their scripts", async () => {
    const second = aRelease(place.folder, "second");
    await upgrade(second);
    expect(await versions()).toEqual(["second", "second"]);
    expect(readdirSync(path.join(second, ".next/static")).sort()).toEqual([`${path.basename(fleet.release)}.js`, "second.js"]);
  });

  test("a canary that does not become ready stops it, and says how to go back", async () => {
    const impatient = { ...fleet, readySeconds: 1 };
    const before = path.join(place.folder, "second");
    await expect(upgradeFleet(impatient, impatient.authorities, { release: aRelease(place.folder, "broken", false), wave: 2, watchSeconds: 1 }, quiet)).rejects.toThrow(
      new RegExp(`${two} : pas prêt après 1 s \\(database-away\\)[^]*Restées à la leur : ${one}\\.[^]*upgrade --to ${before} --only ${two}`),
    );
    expect(await versions()).toEqual(["second", "broken"]);
    await upgrade(before);
    expect(await versions()).toEqual(["second", "second"]);
  });
});

const centersIn = async (database: string) => {
  const sql = postgres((process.env.TEST_SUPERUSER ?? "").replace(/postgres$/, database), { max: 1, onnotice: quiet });
  return (await sql<{ name: string }[]>`select name from center order by name`.finally(() => sql.end())).map(({ name }) => name);
};

async function openCenter(name: string): Promise<void> {
  const owner = postgres(environmentOf(one).DATABASE_OWNER_URL ?? "", { max: 1, onnotice: quiet });
  const row = { id: `cen_${name.padEnd(20, "0")}`, slug: name, name, address_line: "1 quai", commune_insee: "44131", phone: "02 40 00 00 01", summary: name };
  await owner`insert into center ${owner(row)}`.finally(() => owner.end());
}

/** The folder of the backup that the fleet's command makes of it. */
async function backedUp(name: string): Promise<string> {
  const printed = jest.spyOn(console, "log").mockImplementation(quiet);
  expect(await runFleet(["backup", name, "--file", fleet.file])).toBe(0);
  const [, backup = ""] = /^Sauvegarde entière : .*\n(\S+)$/.exec(String(printed.mock.calls[0])) ?? [];
  printed.mockRestore();
  return backup;
}

test("one is restored into a new database while its neighbour serves, and what it had is kept aside", async () => {
  await openCenter("saved");
  const backup = await backedUp(one);
  await openCenter("later");
  writeFileSync(path.join(placesOf(fleet, member(one)).documents, "page"), "sealed");
  const said: string[] = [];
  await restoreMember(fleet, member(one), backup, (line) => said.push(line));
  expect(said[0]).toMatch(/^Restauré, .* : tout tient \(/);
  const [, before = "", documents = ""] = /base (\S+), dossier (\S+)\.$/.exec(said[1] ?? "") ?? [];
  expect([await centersIn(`portail_${one}`), await centersIn(before)]).toEqual([["saved"], ["later", "saved"]]);
  expect(readFileSync(path.join(documents, "page"), "utf8")).toBe("sealed");
  const [restored, neighbour] = await statusOf(fleet, fleet.authorities);
  expect([restored?.columns.prête, restored?.wrong, neighbour?.columns.prête]).toEqual(["ok", [], "ok"]);
});

describe("removing", () => {
  const remove = (typed: string | undefined) => removeMember(fleet, member(one), typed, quiet);

  test("its name must be typed, and a whole backup must be recent", async () => {
    const { backups } = placesOf(fleet, member(one));
    rmSync(backups, { recursive: true });
    mkdirSync(path.join(backups, "portail-begun"), { recursive: true });
    await expect(remove(undefined)).rejects.toThrow("Rien n'est supprimé");
    await expect(remove(two)).rejects.toThrow("Rien n'est supprimé");
    await expect(remove(one)).rejects.toThrow("aucune sauvegarde");
    expect(existsSync(placesOf(fleet, member(one)).folder)).toBe(true);
  });

  test("nothing of it is left but its backups and their keys, and its neighbour does not notice", async () => {
    const places = placesOf(fleet, member(one));
    const { ENCRYPTION_KEYS } = environmentOf(one);
    const backup = await backedUp(one);
    await remove(one);
    expect([places.folder, places.env].filter((file) => existsSync(file))).toEqual([]);
    expect(existsSync(path.join(backup, "manifest.json"))).toBe(true);
    expect(readFileSync(path.join(fleet.secrets, "removed", `${one}-${new Date().toISOString().slice(0, 10)}.env`), "utf8")).toContain(ENCRYPTION_KEYS);
    const left = await asSuperuser((sql) => sql`select rolname from pg_roles where rolname like ${`portail_${one}%`} union select datname from pg_database where datname like ${`portail_${one}%`}`);
    expect(left).toEqual([]);
    const [, neighbour] = await statusOf(fleet, fleet.authorities);
    expect(neighbour?.columns.prête).toBe("ok");
  });
});
