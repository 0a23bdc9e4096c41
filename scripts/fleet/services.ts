import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, realpathSync, rmSync } from "node:fs";
import path from "node:path";
import { readPrivateJson, writePrivateJson } from "../lib/private-file";
import { Problem } from "../lib/problem";
import { endProcess, startOf } from "../lib/processes";
import { environmentOfMember } from "./env-file";
import { placesOf, type Fleet, type Member } from "./plan";
import { runWith } from "./programs";

export const programs = ["web", "worker"] as const;
type Program = (typeof programs)[number];

/** Longer than what a web process takes to finish its requests. */
const PATIENCE_MS = 25_000;

export type Services = {
  /** Gives an authority its folders, and nobody else. */
  own: (member: Member) => Promise<void>;
  start: (member: Member) => Promise<void>;
  stop: (member: Member) => Promise<void>;
  /** Pages do not wait for the worker to end its jobs. */
  restart: (member: Member) => Promise<void>;
};

/** How the processes of an authority begin and end: by systemd's template units, or as processes of their own where there is no systemd. */
export function servicesOf(fleet: Fleet): Services {
  return fleet.services === "systemd" ? bySystemd(fleet) : detached(fleet);
}

const unitsOf = ({ name }: Member) => programs.map((program) => `portail-${program}@${name}.service`);

async function must(command: string, ...args: string[]): Promise<void> {
  const { code, output } = await runWith(command, args, {});
  if (code !== 0) throw new Problem(`« ${command} ${args.join(" ")} » a échoué :\n${output}`);
}

const bySystemd = (fleet: Fleet): Services => ({
  start: (member) => must("systemctl", "enable", "--now", ...unitsOf(member)),
  stop: (member) => must("systemctl", "disable", "--now", ...unitsOf(member)),
  restart: (member) => must("systemctl", "restart", ...unitsOf(member)),
  own: async (member) => {
    const user = `portail-${member.name}`;
    if ((await runWith("id", ["-u", user], {})).code !== 0) await must("useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", user);
    await must("chown", "--recursive", "--no-dereference", `${user}:${user}`, placesOf(fleet, member).folder);
  },
});

/** Each with its own environment and nothing of ours. Nobody starts again what dies: for containers that do it themselves, and for tests. */
function detached(fleet: Fleet): Services {
  const traceOf = (member: Member, program: Program) => path.join(placesOf(fleet, member).folder, `${program}.json`);
  const begin = (member: Member, program: Program) => {
    if (!alive(traceOf(member, program))) writePrivateJson(traceOf(member, program), launch(fleet, member, program));
  };
  const all = async (work: (program: Program) => Promise<void>) => void (await Promise.all(programs.map(work)));
  const start = (member: Member) => all(async (program) => begin(member, program));
  const stop = (member: Member) => all((program) => end(traceOf(member, program)));
  const restart = (member: Member) => all((program) => end(traceOf(member, program)).then(() => begin(member, program)));
  return { start, stop, restart, own: () => Promise.resolve() };
}

/** The process a trace names, if it is still the same one. */
export function alive(trace: string): number | undefined {
  const { pid, startedAt } = readPrivateJson(trace) ?? {};
  return typeof pid === "number" && typeof startedAt === "string" && startedAt !== "" && startOf(pid) === startedAt ? pid : undefined;
}

async function end(trace: string): Promise<void> {
  const pid = alive(trace);
  if (pid !== undefined) await endProcess(pid, PATIENCE_MS);
  rmSync(trace, { force: true });
}

function launch(fleet: Fleet, member: Member, program: Program): { pid: number; startedAt: string } {
  const { release, logs } = placesOf(fleet, member);
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  const log = openSync(path.join(logs, `${program}.log`), "a", 0o600);
  const own = Object.entries(environmentOfMember(fleet, member)).filter(([name]) => name !== "DATABASE_OWNER_URL");
  const child = spawn(process.execPath, [`.next/run/${program}.mjs`], {
    cwd: realpathSync(release),
    env: { PATH: process.env.PATH, ...Object.fromEntries(own), NODE_ENV: "production" },
    stdio: ["ignore", log, log],
    detached: true,
  });
  closeSync(log);
  child.on("error", () => undefined);
  child.unref();
  if (child.pid === undefined) throw new Problem(`« ${program} » de ${member.name} n'a pas pu démarrer.`);
  return { pid: child.pid, startedAt: startOf(child.pid) };
}
