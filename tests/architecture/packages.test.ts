import { read } from "./support/sources";

type Manifest = { dependencies: Record<string, string>; devDependencies: Record<string, string>; overrides: Record<string, string> };
type Entry = { version?: string; resolved?: string; integrity?: string; inBundle?: boolean; optionalDependencies?: Record<string, string> };
type Lock = { packages: Record<string, Entry> };

const manifest = JSON.parse(read("package.json")) as Manifest;
const lock = JSON.parse(read("package-lock.json")) as Lock;
const pinned = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

const loose = (versions: Record<string, string>) => Object.entries(versions).filter(([, version]) => !pinned.test(version) && !version.startsWith("$"));

const nameOf = (place: string) => place.split("node_modules/").at(-1) ?? "";

/** Packages that the lock promises and does not list: the install would fail on the machines that need them. */
function missing({ packages }: Lock): string[] {
  const listed = new Set(Object.keys(packages).map(nameOf));
  return Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !listed.has(name)).map((name) => `${place} promises ${name}`),
  );
}

/** A lock that names a host would download from there, wherever it is installed. */
function hosts({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([place, { resolved = "" }]) => (/^https?:/.test(resolved) ? [`${place}: ${resolved}`] : []));
}

test("every version is exact", () => {
  expect(loose({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.overrides })).toEqual([]);
  expect(loose({ a: "^1.2.3", b: "latest", c: "1.2", d: "~1.0.0", e: "1.2.3", f: "5.0.0-beta.32", g: "$nodemailer" }).map(([name]) => name)).toEqual(["a", "b", "c", "d"]);
});

test("the lock file lists every optional package it promises, for every kind of machine", () => {
  expect(Object.keys(lock.packages).length).toBeGreaterThan(100);
  expect(missing(lock)).toEqual([]);
  expect(missing({ packages: { "node_modules/a": { optionalDependencies: { "@a/arm": "1.0.0", "@a/x64": "1.0.0" } }, "node_modules/a/node_modules/@a/x64": {} } })).toEqual(["node_modules/a promises @a/arm"]);
});

test("the lock file names no host to download from", () => {
  expect(hosts(lock)).toEqual([]);
  expect(hosts({ packages: { "node_modules/a": { resolved: "https://packages.example/a.tgz" } } })).toHaveLength(1);
});

/** A package shipped inside another one is covered by the digest of the one that ships it. */
function unsealed({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([place, { integrity, inBundle }]) => (place === "" || integrity || inBundle ? [] : [place]));
}

test("the lock file holds the digest of every package", () => {
  expect(unsealed(lock)).toEqual([]);
  expect(unsealed({ packages: { "": {}, "node_modules/a": {}, "node_modules/b": { integrity: "sha512-…" } } })).toEqual(["node_modules/a"]);
});

test("the lock file agrees with package.json", () => {
  const locked = lock.packages[""] as unknown as Manifest;
  expect(locked.dependencies).toEqual(manifest.dependencies);
  expect(locked.devDependencies).toEqual(manifest.devDependencies);
});

/** Two copies of these would not understand each other, or would keep an old flaw alive. */
test.each(["nodemailer", "@auth/core", "react", "react-dom", "next", "drizzle-orm"])("there is one %s for all", (name) => {
  expect(Object.keys(lock.packages).filter((place) => nameOf(place) === name)).toEqual([`node_modules/${name}`]);
});
