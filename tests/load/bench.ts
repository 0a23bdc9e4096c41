import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { runMain } from "@/scripts/lib/problem";
import { inProject } from "@/scripts/lib/paths";
import { anyFreePort } from "@/scripts/lib/ports";
import { startTestProduct } from "@/scripts/lib/journeys";
import { Undo, interruption } from "@/scripts/lib/stopping";
import { startThrowaway } from "@/scripts/lib/throwaway";
import { startBareHttp } from "./bare-http";
import { desk } from "./desk";
import { engine } from "./engine";
import { formOf } from "./form-of";
import { measureInTurn, type Measure, type Target } from "./measure";
import { growth } from "./growth";
import { fleet } from "./fleet";
import { sharedDatabase } from "./shared-database";
import { openingDay } from "./opening-day";
import { openBenchSession } from "./signed-in";

const ROUNDS = 3;
const SECONDS = 6;
const bare = inProject("tests/load/bare");
const nextCli = inProject("node_modules/next/dist/bin/next");

/** What is compared: ours, the floor it is measured against, and the ratio we expect (absent: only reported). */
type Comparison = { ours: string; floor: string; expected?: number };

const comparisons: readonly Comparison[] = [
  { ours: "home", floor: "bare Next static page", expected: 0.8 },
  { ours: "sign-in page", floor: "bare Next static page", expected: 0.8 },
  { ours: "/famille, signed in", floor: "bare Next page, one query", expected: 0.6 },
  { ours: "/famille, signed in", floor: "node:http, one query" },
  { ours: "home", floor: "node:http, static" },
  { ours: "registration", floor: "node:http, one argon2 hash" },
  { ours: "sign-in", floor: "node:http, one argon2 hash" },
];

async function main(): Promise<number> {
  const [what, ...options] = process.argv.slice(2);
  if (what === "opening-day") return openingDay(options);
  if (what === "engine") return engine();
  if (what === "desk") return desk();
  if (what === "growth") return growth(options);
  if (what === "shared-database") return sharedDatabase();
  if (what === "fleet") return fleet(options);
  return pages(process.argv.slice(2));
}

async function pages(words: readonly string[]): Promise<number> {
  const { signal } = interruption();
  const undo = new Undo();
  const throwaway = await startThrowaway();
  undo.push(throwaway.stop);
  try {
    const product = await startTestProduct(throwaway, undo, (line) => console.log(line), signal);
    const http = await startBareHttp(product.databases.application);
    undo.push(http.stop);
    const bareUrl = await startBareNext(product.databases.application, undo);
    const chosen = comparisons.filter(({ ours }) => words.length === 0 || words.some((word) => ours.includes(word)));
    const needed = new Set<string>(chosen.flatMap(({ ours, floor }) => [ours, floor]));
    const all = await targets(product.appUrl, product.databases.application, http.url, bareUrl);
    return report(await measureInTurn(all.filter(({ name }) => needed.has(name)), ROUNDS, SECONDS), chosen);
  } finally {
    await undo.all();
  }
}

async function startBareNext(databaseUrl: string, undo: Undo): Promise<string> {
  const build = spawn(process.execPath, [nextCli, "build", bare], { stdio: "ignore", env: { ...process.env, NODE_ENV: "production" } });
  const [code] = await once(build, "exit");
  if (code !== 0) throw new Error(`the bare application did not build: « node ${path.relative(process.cwd(), nextCli)} build tests/load/bare »`);
  const port = await anyFreePort();
  const server = spawn(process.execPath, [nextCli, "start", bare, "-p", String(port)], { stdio: "ignore", env: { ...process.env, NODE_ENV: "production", DATABASE_URL: databaseUrl } });
  undo.push(() => end(server));
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100 && !(await answers(`${url}/static`)); tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
  return url;
}

async function end(server: ChildProcess): Promise<void> {
  server.kill("SIGTERM");
  await once(server, "exit");
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function targets(site: string, databaseUrl: string, http: string, next: string): Promise<Target[]> {
  const { cookie, tokenHash } = await openBenchSession(databaseUrl);
  const asked = { "x-session": tokenHash };
  const sameOrigin = { "sec-fetch-site": "same-origin" };
  const person = { password: "trois mouettes sur le ponton", givenName: "Banc", familyName: "Essai", phone: "0612345678", isGuardian: "on" };
  const registration = await formOf(`${site}/creer-compte`, { email: "{unique}@parents.example", ...person });
  const signIn = await formOf(`${site}/connexion`, { email: "{unique}@parents.example", password: person.password });
  return [
    { name: "home", url: `${site}/` },
    { name: "sign-in page", url: `${site}/connexion` },
    { name: "/famille, signed in", url: `${site}/famille`, headers: { cookie } },
    { name: "bare Next static page", url: `${next}/static` },
    { name: "bare Next page, one query", url: `${next}/dynamic`, headers: asked },
    { name: "node:http, static", url: `${http}/` },
    { name: "node:http, one query", url: `${http}/query`, headers: asked },
    { name: "registration", url: `${site}/creer-compte`, headers: sameOrigin, form: registration.body, contentType: registration.contentType, connections: 4 },
    { name: "sign-in", url: `${site}/connexion`, headers: sameOrigin, form: signIn.body, contentType: signIn.contentType, connections: 4 },
    { name: "node:http, one argon2 hash", url: `${http}/hash`, connections: 4 },
  ];
}

function report(results: Map<string, Measure>, chosen: readonly Comparison[]): number {
  const rows = [...results].map(([target, { perSecond, p99Ms, wrong }]) => ({ target, "requests/s": Math.round(perSecond * 10) / 10, "p99 ms": p99Ms, "wrong answers": wrong }));
  console.table(rows);
  const ratios = chosen.map((comparison) => {
    const ratio = (results.get(comparison.ours)?.perSecond ?? 0) / (results.get(comparison.floor)?.perSecond ?? Infinity);
    const { expected } = comparison;
    return { ours: comparison.ours, "compared with": comparison.floor, ratio: Math.round(ratio * 100) / 100, expected, holds: expected === undefined ? "" : ratio >= expected ? "yes" : "NO" };
  });
  console.table(ratios);
  const wrong = rows.some((row) => row["wrong answers"] > 0);
  if (wrong) console.log("Some answers were wrong: the figures mean nothing.");
  return wrong || ratios.some(({ holds }) => holds === "NO") ? 1 : 0;
}

runMain(main);
