import type { ActorName } from "./actors";
import { faults, SECRET_MARK, watchedAnswers, type FamilyMarks, type Marks } from "./marks";
import type { Outcome, Stage } from "./stage";

/** Where somebody may read what the marks of a family stand for: health and notes where work needs them, nowhere else. */
function mayRead(name: ActorName, path: string, marks: Marks): { family: (of: FamilyMarks) => boolean; health: (of: FamilyMarks) => boolean; note: boolean } {
  const ofParent = (family: FamilyMarks) => ({ family: (of: FamilyMarks) => of === family, health: (of: FamilyMarks) => of === family, note: false });
  if (name === "other family") return ofParent(marks.own);
  if (name === "parent") return ofParent(marks.others);
  const isDayList = /^\/admin\/presences\/[^/]+\/\d{4}-\d{2}-\d{2}(\/imprimer)?(\?|$)/.test(path);
  if (name === "center") return { family: () => isDayList, health: () => isDayList, note: false };
  const isDesk = name === "agent" || name === "manager";
  const isFile = path.endsWith("/telecharger");
  const isChildsHealth = /^\/admin\/familles\/[^/]+\/enfants\//.test(path);
  return { family: () => isDesk, health: () => isDesk && (isDayList || isChildsHealth), note: isDesk && !isFile };
}

/** What of the two families, and of all secrets, somebody reads there without the right to. */
export function whatLeaks(text: string, name: ActorName, path: string, { marks, secrets }: { marks: Marks; secrets: readonly string[] }): string[] {
  const may = mayRead(name, path, marks);
  const families = [marks.own, marks.others].flatMap((family) => [
    ...(family.facts.some((fact) => text.includes(fact)) && !may.family(family) ? ["names or addresses of a family"] : []),
    ...(text.includes(family.health) && !may.health(family) ? ["what is known of a child's health"] : []),
    ...(text.includes(family.note) && !may.note ? ["a note about a call"] : []),
  ]);
  const found = secrets.find((secret) => text.includes(secret));
  return found === undefined ? families : [...families, `a secret (${found.slice(0, 6)}…)`];
}

const SHORTEST_SECRET = 16;
const OF_ONE_COLUMN = 30;

/** Columns that keep secrets, recognised by their names: a new one is looked for from the day it exists. */
export async function secretsIn({ sql, secrets }: Stage): Promise<{ columns: number; values: string[] }> {
  const columns = await sql<{ table: string; column: string }[]>`
    select columns.table_name as table, column_name as column from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and data_type = 'text'
      and (column_name ~ '(_hash|_phc|^sealed|_key|^key|challenge)$' or (table_name = 'health_record' and column_name not like '%_id'))`;
  const values: string[] = [];
  for (const { table, column } of columns) {
    const rows = await sql<{ value: string }[]>`select distinct ${sql(column)} as value from ${sql(table)} where length(${sql(column)}) >= ${SHORTEST_SECRET} limit ${OF_ONE_COLUMN}`;
    values.push(...rows.map(({ value }) => value));
  }
  return { columns: columns.length, values: [...secrets, ...values, SECRET_MARK] };
}

/** Nothing planted in any answer that the suite received, nor in any line that a process wrote; no cookie, no typed text, no address either. */
export async function readTraces(stage: Stage): Promise<Outcome> {
  const { marks, actors, known } = stage;
  const lines = stage.readLogs();
  const { values } = await secretsIn(stage);
  const tokens = actors.flatMap(({ cookie }) => (cookie ? [cookie.slice(cookie.indexOf("=") + 1)] : []));
  const personal = [marks.own, marks.others].flatMap(({ facts, health, note }) => [...facts, health, note]);
  const banned = [...values, ...tokens, ...personal, known.guardianEmail, "exterieur@demo.example"];
  const inLogs = banned.filter((word) => lines.includes(word)).map((word) => `a line of the logs holds ${word.slice(0, 6)}…`);
  const answers = watchedAnswers();
  return { asked: answers, findings: [...faults, ...inLogs], also: `${lines.split("\n").length} lines of logs` };
}
