import { closeSync, openSync, readSync, statSync } from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { dataFolderOf } from "./data-folder";

type Node = { "Node Type": string; "Relation Name"?: string; "Index Name"?: string; Plans?: Node[] };
type Logged = { "Query Text": string; Plan: Node };

/** A statement of the product: how long it took each time, the indexes and tables it went through, and the large tables it read from end to end. */
export type Statement = { text: string; milliseconds: number[]; ways: string[]; readWhole: string[] };

const APPLICATION = "portail-familles";
const MANY_ROWS = 10_000;

/** What PostgreSQL's own auto_explain says of every statement, in its log; silent until it is asked. */
const settings = {
  session_preload_libraries: "auto_explain", "auto_explain.log_analyze": "on", "auto_explain.log_timing": "off", "auto_explain.log_format": "json", "auto_explain.log_min_duration": "-1",
  log_line_prefix: "%a|", log_parameter_max_length: "0",
};

export type Plans = { during: (work: () => Promise<unknown>) => Promise<Statement[]>; close: () => Promise<void> };

/** Call it before the product connects. `during` gives the statements that the product sent meanwhile. */
export async function readPlans(superuser: string): Promise<Plans> {
  const sql = postgres(superuser, { max: 1, onnotice: () => undefined });
  const change = async (name: string, value: string) => void (await sql.unsafe(`alter system set ${name} = '${value}'`));
  const apply = () => sql`select pg_reload_conf()`;
  for (const [name, value] of Object.entries(settings)) await change(name, value);
  await apply();
  const log = path.join(await dataFolderOf(superuser), "server.log");
  return {
    close: () => sql.end({ timeout: 5 }),
    during: async (work) => {
      await change("auto_explain.log_min_duration", "0");
      await apply();
      const from = statSync(log).size;
      await work();
      await change("auto_explain.log_min_duration", "-1");
      await apply();
      return gather(entriesOf(textSince(log, from)));
    },
  };
}

/** How many statements the product sends while something is done, those that open and close a transaction included. */
export async function countStatements(superuser: string): Promise<(work: () => Promise<unknown>) => Promise<number>> {
  const log = path.join(await dataFolderOf(superuser), "server.log");
  const say = async (what: string) => {
    const sql = postgres(superuser, { max: 1, onnotice: () => undefined });
    await sql`alter system set log_line_prefix = '%a|'`;
    await sql.unsafe(`alter system set log_statement = '${what}'`);
    await sql`select pg_reload_conf()`;
    await sql.end();
  };
  return async (work) => {
    await say("all");
    const from = statSync(log).size;
    await work();
    const count = [...textSince(log, from).matchAll(new RegExp(`^${APPLICATION}\\|LOG: +(execute|statement)`, "gm"))].length;
    await say("none");
    return count;
  };
}

/** The names of the tables that are large, for whoever is connected to this database. */
export async function listLargeTables(sql: postgres.Sql): Promise<Set<string>> {
  const rows = await sql<{ name: string }[]>`select relname as name from pg_class where relkind = 'r' and reltuples > ${MANY_ROWS}`;
  return new Set(rows.map(({ name }) => name));
}

/** What was seen at several times as one, each statement once. */
export function together(...times: Statement[][]): Statement[] {
  const texts = [...new Set(times.flat().map(({ text }) => text))];
  return texts.map((text) => {
    const same = times.flat().filter((each) => each.text === text);
    return { text, milliseconds: same.flatMap(({ milliseconds }) => milliseconds), ways: [...new Set(same.flatMap(({ ways }) => ways))], readWhole: [...new Set(same.flatMap(({ readWhole }) => readWhole))] };
  });
}

function textSince(file: string, from: number): string {
  const bytes = Buffer.alloc(statSync(file).size - from);
  const opened = openSync(file, "r");
  readSync(opened, bytes, 0, bytes.length, from);
  closeSync(opened);
  return bytes.toString();
}

type Entry = { milliseconds: number; logged: Logged };

/** An entry begins with the name of the program; the lines of its plan follow, each after a tab. */
function entriesOf(text: string): Entry[] {
  const shape = new RegExp(`^${APPLICATION}\\|LOG: +duration: ([\\d.]+) ms +plan:\\n((?:\\t.*\\n?)+)`, "gm");
  return [...text.matchAll(shape)].map(([, milliseconds = "", plan = ""]) => ({ milliseconds: Number(milliseconds), logged: JSON.parse(plan.replace(/^\t/gm, "")) as Logged }));
}

function gather(entries: readonly Entry[]): Statement[] {
  const byText = new Map<string, Statement>();
  for (const { milliseconds, logged } of entries) {
    const text = logged["Query Text"].replace(/\s+/g, " ").trim();
    const nodes = flatten(logged.Plan);
    const known = byText.get(text) ?? { text, milliseconds: [], ways: [], readWhole: [] };
    byText.set(text, known);
    known.milliseconds.push(milliseconds);
    known.ways = [...new Set([...known.ways, ...nodes.flatMap(wayOf)])];
    known.readWhole = [...new Set([...known.readWhole, ...nodes.flatMap((node) => (node["Node Type"] === "Seq Scan" ? (node["Relation Name"] ?? []) : []))])];
  }
  return [...byText.values()];
}

const flatten = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(flatten)];

function wayOf({ "Node Type": type, "Index Name": index, "Relation Name": table }: Node): string[] {
  if (index !== undefined) return [`${type === "Bitmap Index Scan" ? "bitmap of " : type === "Index Only Scan" ? "only " : ""}${index}`];
  return type === "Seq Scan" && table !== undefined ? [`all of ${table}`] : [];
}
