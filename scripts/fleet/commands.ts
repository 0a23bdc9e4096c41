import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { messageOf, Problem } from "../lib/problem";
import { addMember } from "./add";
import { problemsOf } from "./checks";
import { readEnvironment } from "./env-file";
import { dropInsFor, prometheusFor, proxyFor, reachable } from "./outputs";
import { FLEET_FILE, memberNamed, placesOf, readFleet, type Fleet, type Member } from "./plan";
import { runAs } from "./programs";
import { removeMember } from "./remove";
import { restoreMember } from "./restore";
import { servicesOf } from "./services";
import { statusOf } from "./status";
import { upgradeFleet } from "./upgrade";

const say = (line: string) => console.log(line);
const text = { type: "string" } as const;

const options = {
  file: { ...text, default: process.env.FLEET_FILE || FLEET_FILE },
  all: { type: "boolean", default: false },
  email: text, "given-name": text, "family-name": text,
  to: text, wave: { ...text, default: "4" }, watch: { ...text, default: "60" }, only: text,
  confirm: text, into: text, from: text,
} satisfies ParseArgsConfig["options"];

type Given = ReturnType<typeof parse>;
type Command = { usage: string; run: (fleet: Fleet, given: Given) => Promise<number | void> | number | void };

const parse = (args: string[]) => parseArgs({ args, options, allowPositionals: true });

const commands: Record<string, Command> = {
  add: { usage: "add NOM [--email … --given-name … --family-name …]   crée ou remet à jour une collectivité de fleet.json", run: add },
  list: { usage: "list                                                 ce que fleet.json déclare", run: list },
  status: { usage: "status [NOM…]                                        l'état de chacune ; sort en erreur si quelque chose ne va pas", run: status },
  check: { usage: "check                                                fleet.json, profils et environnements : sans rien changer", run: check },
  upgrade: { usage: "upgrade --to VERSION [--wave 4] [--watch 60] [--only a,b]   la première (canary), puis les autres par vagues", run: upgrade },
  start: { usage: "start NOM… | --all", run: (fleet, given) => inTurn(chosen(fleet, given), servicesOf(fleet).start) },
  stop: { usage: "stop NOM… | --all", run: (fleet, given) => inTurn(chosen(fleet, given), servicesOf(fleet).stop) },
  restart: { usage: "restart NOM… | --all", run: (fleet, given) => inTurn(chosen(fleet, given), servicesOf(fleet).restart) },
  run: { usage: "run NOM PROGRAMME [-- options]                       un programme de la version (staff-invite, keys-rewrap…) pour elle seule", run: runProgram },
  backup: { usage: "backup NOM… | --all", run: (fleet, given) => inTurn(chosen(fleet, given), async (member) => say(await runAs(fleet, member, "backup", ["--into", placesOf(fleet, member).backups]))) },
  restore: { usage: "restore NOM --from DOSSIER                           elle seule ; ce qu'elle avait est gardé de côté", run: restore },
  proxy: { usage: "proxy [caddy|nginx]", run: (fleet, { positionals: [, dialect] }) => say(proxyFor(fleet, dialect)) },
  prometheus: { usage: "prometheus --into DOSSIER                            les jetons dans ce dossier, la configuration à l'écran", run: prometheus },
  units: { usage: "units --into DOSSIER                                 ce que systemd doit savoir des tailles", run: units },
  remove: { usage: "remove NOM --confirm NOM", run: (fleet, { positionals: [, name], values }) => removeMember(fleet, memberNamed(fleet, name), values.confirm, say) },
};

const USAGE = ["npm run fleet -- COMMANDE [--file fleet.json]", ...Object.values(commands).map(({ usage }) => `  ${usage}`)].join("\n");

/** Runs one command of the fleet; its exit code. Throws Problems. */
export async function runFleet(args: string[]): Promise<number> {
  const [given, rest] = split(args);
  const asked = parsed(given);
  const command = commands[asked.positionals[0] ?? ""];
  if (!command) throw new Problem(USAGE);
  if (rest.length > 0) asked.positionals.push(...rest);
  return (await command.run(readFleet(path.resolve(asked.values.file)), asked)) ?? 0;
}

const split = (args: string[]): [string[], string[]] => {
  const at = args.indexOf("--");
  return at === -1 ? [args, []] : [args.slice(0, at), args.slice(at + 1)];
};

function parsed(args: string[]): Given {
  try {
    return parse(args);
  } catch (error) {
    throw new Problem(`${messageOf(error)}\n\n${USAGE}`);
  }
}

/** The authorities named, or all of them when that is said. */
function chosen(fleet: Fleet, { positionals: [, ...names], values }: Given): Member[] {
  if (values.all === names.length > 0) throw new Problem("Donnez des noms, ou --all.");
  return values.all ? fleet.authorities : names.map((name) => memberNamed(fleet, name));
}

/** All are tried; those that failed are told together. */
async function inTurn(members: readonly Member[], work: (member: Member) => Promise<void>): Promise<void> {
  const failures: string[] = [];
  for (const member of members) await work(member).catch((error: unknown) => failures.push(messageOf(error)));
  if (failures.length > 0) throw new Problem(failures.join("\n"));
}

async function add(fleet: Fleet, { positionals: [, name], values: { email, "given-name": givenName, "family-name": familyName } }: Given): Promise<void> {
  const isInvited = email !== undefined && givenName !== undefined && familyName !== undefined;
  if (!isInvited && (email ?? givenName ?? familyName) !== undefined) throw new Problem("Pour inviter : --email, --given-name et --family-name ensemble.");
  await addMember(fleet, memberNamed(fleet, name), isInvited ? { email, givenName, familyName } : undefined, say);
}

function list(fleet: Fleet): void {
  console.table(fleet.authorities.map((member) => ({ collectivité: member.name, adresse: `${fleet.scheme}://${member.host}`, port: readEnvironment(placesOf(fleet, member).env)?.PORT ?? "—", ...member.sizes, canary: member.canary ? "oui" : "" })));
}

async function status(fleet: Fleet, { positionals: [, ...names] }: Given): Promise<number> {
  const lines = await statusOf(fleet, names.length === 0 ? fleet.authorities : names.map((name) => memberNamed(fleet, name)));
  console.table(lines.map(({ columns, wrong }) => ({ ...columns, "à voir": wrong.length === 0 ? "" : "!" })));
  for (const { columns, wrong } of lines) for (const problem of wrong) console.error(`${columns.collectivité} : ${problem}`);
  return lines.some(({ wrong }) => wrong.length > 0) ? 1 : 0;
}

function check(fleet: Fleet): number {
  const problems = problemsOf(fleet);
  for (const problem of problems) console.error(problem);
  if (problems.length === 0) say(`${fleet.authorities.length} collectivités en ordre.`);
  return problems.length === 0 ? 0 : 1;
}

function upgrade(fleet: Fleet, { values: { to, wave, watch, only } }: Given): Promise<void> {
  if (to === undefined) throw new Problem("Donnez le dossier de la version : --to /opt/portail/releases/….");
  const [size, watchSeconds] = [Number(wave), Number(watch)];
  if (!Number.isInteger(size) || size < 1 || !Number.isInteger(watchSeconds) || watchSeconds < 0) throw new Problem("--wave et --watch sont des nombres entiers.");
  const members = only === undefined ? fleet.authorities : only.split(",").map((name) => memberNamed(fleet, name));
  return upgradeFleet(fleet, members, { release: to, wave: size, watchSeconds }, say);
}

async function runProgram(fleet: Fleet, { positionals: [, name, program = "", ...args] }: Given): Promise<void> {
  if (!/^[a-z-]+$/.test(program)) throw new Problem("Donnez un programme de .next/run : migrate, staff-invite…");
  say(await runAs(fleet, memberNamed(fleet, name), program, args));
}

async function restore(fleet: Fleet, { positionals: [, name], values: { from } }: Given): Promise<void> {
  if (from === undefined) throw new Problem("Donnez la sauvegarde : --from DOSSIER.");
  await restoreMember(fleet, memberNamed(fleet, name), from, say);
}

function prometheus(fleet: Fleet, { values: { into } }: Given): void {
  if (into === undefined) throw new Problem("Donnez le dossier des jetons : --into /etc/prometheus/portail.");
  mkdirSync(into, { recursive: true, mode: 0o750 });
  for (const { member, token } of reachable(fleet)) writeFileSync(path.join(into, `${member.name}.token`), token, { mode: 0o640 });
  say(prometheusFor(fleet, path.resolve(into)));
}

function units(fleet: Fleet, { values: { into } }: Given): void {
  if (into === undefined) throw new Problem("Donnez le dossier : --into /etc/systemd/system.");
  for (const [name, content] of Object.entries(dropInsFor(fleet))) {
    mkdirSync(path.dirname(path.join(into, name)), { recursive: true });
    writeFileSync(path.join(into, name), content);
  }
  say(`${fleet.authorities.length} collectivités : « systemctl daemon-reload », puis redémarrez celles dont la taille a changé.`);
}
