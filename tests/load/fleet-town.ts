import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";
import { readEnvironment } from "@/scripts/fleet/env-file";
import { BUILT_PROGRAMS } from "@/scripts/lib/build";
import { inProject } from "@/scripts/lib/paths";
import { anyFreePort } from "@/scripts/lib/ports";
import { Problem } from "@/scripts/lib/problem";
import type { Environment } from "@/scripts/lib/run";
import type { Throwaway } from "@/scripts/lib/throwaway";
import { runProgramQuietly } from "./programs";

export type Town = { name: string; host: string; port: number; env: Environment; folder: string; title: string; phone: string };
export type FleetBench = { file: string; names: string[]; towns: () => Town[]; run: (...args: string[]) => Promise<{ code: number; output: string }>; mails: ParsedMail[]; stop: () => Promise<void> };

const RETRY_MS = 250;
const HOLD_MS = 30_000;

/** A fleet.json for that many authorities, each with a name, a telephone and a colour of its own, and the program that runs it. */
export async function layOut(throwaway: Throwaway, count: number): Promise<FleetBench> {
  const names = Array.from({ length: count }, (_, index) => `ville${index + 1}`);
  const folder = path.join(throwaway.folder, "fleet");
  mkdirSync(folder);
  const { mails, port, stop } = await openMailServer();
  const first = await anyFreePort();
  for (const [index, name] of names.entries()) writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(profileOf(name, index)));
  const places = { data: path.join(folder, "data"), secrets: path.join(folder, "secrets"), backups: path.join(folder, "backups") };
  const authorities = names.map((name, index) => ({ name, host: `${name}.example`, mailFrom: `Portail ${name} <ne-pas-repondre@${name}.example>`, profile: `${name}.json`, canary: index === 0 }));
  const file = path.join(folder, "fleet.json");
  const database = new URL(throwaway.superuser).host;
  writeFileSync(file, JSON.stringify({ ...places, release: inProject(), database, smtp: `smtp://127.0.0.1:${port}`, firstPort: Math.min(first, 60_000), scheme: "http", services: "detached", extra: { LOG_LEVEL: "warn" }, authorities }));
  process.env.FLEET_DATABASE_URL = throwaway.superuser;
  const run = (...args: string[]) => runProgramQuietly(process.execPath, [path.join(BUILT_PROGRAMS, "fleet.mjs"), ...args, "--file", file]);
  const towns = () => names.map((name, index) => townOf(places, name, index));
  return { file, names, towns, run, mails, stop };
}

const titleOf = (name: string) => `Commune de ${name}`;
const phoneOf = (index: number) => `02 40 00 00 ${String(index + 10).padStart(2, "0")}`;

function profileOf(name: string, index: number) {
  const desk = { name: `Guichet ${name}`, phone: phoneOf(index), email: `guichet@${name}.example`, hours: "le matin" };
  return { name: titleOf(name), legalForm: "commune", siren: "200 000 001", website: `https://www.${name}.example`, address: [`1 place de ${name}`], desk, communes: ["44109"] };
}

function townOf(places: { data: string; secrets: string }, name: string, index: number): Town {
  const env = readEnvironment(path.join(places.secrets, `${name}.env`)) ?? {};
  return { name, host: `${name}.example`, port: Number(env.PORT), env, folder: path.join(places.data, name), title: titleOf(name), phone: phoneOf(index) };
}

async function openMailServer() {
  const mails: ParsedMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData: (stream, _session, done) => void simpleParser(stream).then((mail) => mails.push(mail)).then(() => done()),
  });
  const port = await anyFreePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return { mails, port, stop: () => new Promise<void>((resolve) => server.close(resolve)) };
}

/** The same build under another name, as a release of its own: everything is linked but what Next wrote. */
export function copyRelease(into: string, build: string): string {
  mkdirSync(into);
  const apart = new Set([".next", ".data", ".git", "test-results"]);
  for (const name of readdirSync(inProject())) if (!apart.has(name)) symlinkSync(inProject(name), path.join(into, name));
  cpSync(inProject(".next"), path.join(into, ".next"), { recursive: true, verbatimSymlinks: true, filter: (source) => !/\.next\/(cache|diagnostics)/.test(source) });
  const id = path.join(into, ".next/BUILD_ID");
  const before = readFileSync(id, "utf8");
  chmodSync(id, 0o644);
  writeFileSync(id, build);
  if (before === build) throw new Problem("The copy needs another name.");
  return into;
}

export type Asked = { path: string; cookie?: string; body?: string; contentType?: string; host?: string; holds?: boolean };
export type Answer = { status: number; headers: http.IncomingHttpHeaders; body: string; ms: number };

/** One request to an authority's web process, as its proxy sends it; with `holds` it waits for a process that restarts, as Caddy does. */
export async function ask(town: Pick<Town, "port" | "host">, asked: Asked): Promise<Answer> {
  const started = performance.now();
  for (;;) {
    try {
      return { ...(await send(town, asked)), ms: performance.now() - started };
    } catch (error) {
      const refused = (error as NodeJS.ErrnoException).code === "ECONNREFUSED";
      if (!asked.holds || !refused || performance.now() - started > HOLD_MS) throw error;
      await pause(RETRY_MS);
    }
  }
}

function send({ port, host: own }: Pick<Town, "port" | "host">, { path: page, cookie, body, contentType, host = own }: Asked): Promise<Omit<Answer, "ms">> {
  const posted = body === undefined ? {} : { "content-type": contentType ?? "", "content-length": Buffer.byteLength(body), origin: `http://${host}`, "sec-fetch-site": "same-origin" };
  const headers = { host, accept: "text/html", "x-forwarded-for": "198.18.0.1", connection: "close", ...(cookie && { cookie }), ...posted };
  return new Promise((resolve, reject) => {
    const request = http.request({ host: "127.0.0.1", port, path: page, method: body === undefined ? "GET" : "POST", headers, timeout: 30_000 }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk)).once("error", reject);
      response.once("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() }));
    });
    request.once("timeout", () => request.destroy(new Error("no answer within 30 s"))).once("error", reject);
    request.end(body);
  });
}
