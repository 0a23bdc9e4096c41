import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { environmentFor, readEnvironment, writeEnvironment } from "@/scripts/fleet/env-file";
import { numbersIn } from "@/scripts/fleet/health";
import { parseFleet, placesOf, readFleet } from "@/scripts/fleet/plan";
import { wavesOf } from "@/scripts/fleet/upgrade";
import { inProject } from "@/scripts/lib/paths";

const member = (name: string, more: object = {}) => ({ name, host: `${name}.example.fr`, mailFrom: `Portail <a@${name}.example.fr>`, profile: `${name}.json`, ...more });
const fleetOf = (...authorities: object[]) => ({ data: "/srv/data", secrets: "/srv/secrets", backups: "/srv/backups", release: "/srv/release", database: "127.0.0.1:5432", smtp: "smtp://127.0.0.1:25", authorities });
const parse = (...authorities: object[]) => parseFleet(JSON.stringify(fleetOf(...authorities)));

test("the example that operators copy is a sound one", () => {
  expect(parseFleet(readFileSync(inProject("deploy/fleet/fleet.json"), "utf8")).authorities.map(({ name }) => name)).toEqual(["essai", "dunes"]);
});

test("sizes and services have usual values", () => {
  expect(parse(member("a1"))).toMatchObject({ services: "systemd", scheme: "https", firstPort: 3101, authorities: [{ canary: false, sizes: { webProcesses: 1, pool: 4, cpuWeight: 100, memoryMax: "700M" } }] });
});

test.each([
  ["a name twice", [member("a1"), member("a1", { host: "b.example.fr" })], "name a1"],
  ["a host twice", [member("a1"), member("b1", { host: "a1.example.fr" })], "host a1.example.fr"],
  ["a port twice", [member("a1", { port: 3200 }), member("b1", { port: 3200 })], "port 3200"],
  ["two canaries", [member("a1", { canary: true }), member("b1", { canary: true })], "canary"],
  ["a name that SQL or a shell would read", [member("a1; drop")], "authorities.0.name"],
  ["a host with a path", [member("a1", { host: "a.fr/x" })], "authorities.0.host"],
  ["a sender without address", [member("a1", { mailFrom: "Portail" })], "authorities.0.mailFrom"],
  ["a word nobody knows", [member("a1", { colour: "red" })], "colour"],
])("%s is refused in words", (_what, authorities, said) => {
  expect(() => parse(...authorities)).toThrow(said);
});

test("the canary goes first and alone, the others by waves", () => {
  const all = [1, 2, 3, 4, 5].map((id) => ({ id, canary: id === 4 }));
  expect(wavesOf(all, 3).map((wave) => wave.map(({ id }) => id))).toEqual([[4], [1, 2, 3], [5]]);
  expect(wavesOf([], 3)).toEqual([]);
});

test("numbers are read as Prometheus reads them", () => {
  const text = 'portail_build{build="b1"} 1\nportail_mail_oldest_due_seconds 12\nportail_jobs_late 0\nportail_request_seconds_count{area="famille",method="GET",status="500"} 2\nportail_request_seconds_count{area="files",method="GET",status="200"} 9';
  expect(numbersIn(text)).toEqual({ build: "b1", oldestMail: 12, lateJobs: 0, accidents: 2 });
});

describe("an environment file", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), "fleet-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const fleet = () => ({ ...parse(member("a1"), member("b1")), file: path.join(folder, "fleet.json") });
  const environmentOf = (index: 0 | 1, kept = {}) => {
    const [one, two] = fleet().authorities;
    if (!one || !two) throw new Error("two authorities");
    return environmentFor(fleet(), index === 0 ? one : two, 3101 + index, kept);
  };

  test("nobody but its owner reads it, and it says again what was written", () => {
    const file = path.join(folder, "secrets/a1.env");
    writeEnvironment(file, environmentOf(0));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(environmentOf(0, readEnvironment(file))).toEqual(readEnvironment(file));
  });

  test("secrets are drawn once; two authorities share none", () => {
    const [one, two] = [environmentOf(0), environmentOf(1)];
    const common = Object.keys(one).filter((name) => one[name] === two[name]);
    expect(common.sort()).toEqual(["DATABASE_POOL", "NODE_ENV", "NODE_OPTIONS", "SMTP_URL", "TRUSTED_PROXY_HOPS", "WEB_PROCESSES", "WORKER_CONCURRENCY"]);
    expect(environmentOf(0, one)).toEqual(one);
    expect(placesOf(fleet(), { name: "a1", profile: "a1.json" })).toMatchObject({ database: "portail_a1", profile: path.join(folder, "a1.json") });
  });

  test("a value that would end its line is refused", () => {
    expect(() => writeEnvironment(path.join(folder, "x.env"), { MAIL_FROM: 'a"\nDEMO="1' })).toThrow("MAIL_FROM");
  });

  test("a fleet.json with the mail server's password is for its owner only", () => {
    const file = path.join(folder, "fleet.json");
    writeFileSync(file, JSON.stringify({ ...fleetOf(member("a1")), smtp: "smtps://me:secret@smtp.example.fr:465" }), { mode: 0o644 });
    expect(() => readFleet(file)).toThrow("chmod 600");
    chmodSync(file, 0o600);
    expect(readFleet(file).authorities).toHaveLength(1);
  });
});
