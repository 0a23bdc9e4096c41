import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { startTestProduct } from "@/scripts/lib/journeys";
import { environmentOf } from "@/scripts/lib/product";
import { messageOf, Problem, runMain } from "@/scripts/lib/problem";
import { interruption, Undo } from "@/scripts/lib/stopping";
import { startThrowaway } from "@/scripts/lib/throwaway";
import { keepProof, type ProofRow } from "@/tests/support/proof-table";
import { openSessions } from "./actors";
import { searchAnswers } from "./answers";
import { readThroughCache } from "./cache";
import { crawlEverything } from "./canaries";
import { swapCenters } from "./centers";
import { takeFiles } from "./files";
import { forgeHeaders } from "./forged";
import { readTraces } from "./leaks";
import { injectIntoMails } from "./letters";
import { sendMalformed } from "./malformed";
import { plantMarks } from "./marks";
import { raceTwice } from "./races";
import { callEveryAction, callFromElsewhere, readEveryPage } from "./rights";
import { smuggleRequests } from "./smuggled";
import type { Outcome, Stage } from "./stage";
import { swapIds } from "./swaps";
import { typeOddly } from "./typed";
import { readKnown } from "./world";

type Part = { tried: string; word: string; run: (stage: Stage) => Promise<Outcome> };

/** Parts that change something come after those that compare everything. */
const parts: readonly Part[] = [
  { tried: "every page of staff, as whoever may not open it", word: "pages", run: readEveryPage },
  { tried: "every action of the build called raw, as whoever has no right to it", word: "actions", run: callEveryAction },
  { tried: "every action called from another site, with the cookies of a manager and of a parent", word: "elsewhere", run: callFromElsewhere },
  { tried: "every id in an address, a query, a form and a file name swapped for another family's", word: "swaps", run: swapIds },
  { tried: "every id of another centre, by the team of one", word: "centers", run: swapCenters },
  { tried: "a shared cache in front that ignores cookies", word: "cache", run: readThroughCache },
  { tried: "marked secrets in the database, and a crawl as each role", word: "canaries", run: crawlEverything },
  { tried: "every file that may be downloaded, opened, with formulas and line breaks in every name", word: "files", run: takeFiles },
  { tried: "forged hosts, proxies, origins and Sec-Fetch headers", word: "forged", run: forgeHeaders },
  { tried: "two requests in one: lengths, pieces, upgrades and lines that readers read otherwise", word: "smuggled", run: smuggleRequests },
  { tried: "malformed, huge, endless and slow bodies", word: "malformed", run: sendMalformed },
  { tried: "line breaks, headers and markup typed into every mail", word: "letters", run: injectIntoMails },
  { tried: "marked secrets in what every action answers, as each role", word: "answers", run: searchAnswers },
  { tried: "links, codes and guesses used many times in the same instant", word: "races", run: raceTwice },
  { tried: "what no keyboard types, in every address, every field of every action and every body", word: "typed", run: typeOddly },
  { tried: "marked secrets in every answer and every log line of the above", word: "", run: readTraces },
];

async function tryOut(part: Part, stage: Stage): Promise<Outcome & { seconds: number }> {
  const started = performance.now();
  const outcome = await part.run(stage).catch((error: unknown): Outcome => ({ asked: 0, findings: [`could not be tried: ${messageOf(error)}`] }));
  // The throttles of one part say nothing of the next one.
  await stage.sql`delete from attempt where kind <> 'planted'`;
  return { ...outcome, seconds: Math.round((performance.now() - started) / 1_000) };
}

async function runParts(stage: Stage, wanted: readonly Part[]): Promise<{ found: number; rows: ProofRow[] }> {
  let found = 0;
  const rows: ProofRow[] = [];
  for (const part of wanted) {
    const { asked, findings, also, seconds } = await tryOut(part, stage);
    found += findings.length;
    const seen = `${asked} requests, ${findings.length} findings${also ? `; ${also}` : ""}`;
    console.log(`${findings.length === 0 ? "✓" : "✘"} ${part.tried}: ${seen} (${seconds} s)`);
    for (const finding of findings.slice(0, 40)) console.log(`    ${finding}`);
    rows.push({ tried: part.tried, seen, command: `npm run test:hostile${part.word ? ` -- ${part.word}` : ""}` });
  }
  return { found, rows };
}

async function openStage(undo: Undo, signal: AbortSignal): Promise<Stage> {
  const throwaway = await startThrowaway();
  undo.push(throwaway.stop);
  const plan = await startTestProduct(throwaway, undo, (line) => console.log(line), signal, { name: "hostile", extra: { TRUSTED_PROXY_HOPS: "0" } });
  Object.assign(process.env, environmentOf(plan));
  const logs = logReader(plan.logs);
  const { databases, secrets, mailbox, appUrl: origin } = plan;
  const sql = postgres(databases.owner, { max: 2, onnotice: () => undefined });
  undo.push(() => sql.end({ timeout: 2 }));
  const marks = await plantMarks(databases.owner);
  const passwords = [databases.owner, databases.application].map((url) => decodeURIComponent(new URL(url).password));
  return {
    origin, ownerUrl: databases.owner, sql, marks, readLogs: logs,
    actors: await openSessions(databases.owner), known: await readKnown(databases.owner),
    secrets: [...Object.values(secrets).map((value) => value.split(":").at(-1) ?? value), ...passwords],
    mailbox: { url: `http://127.0.0.1:${mailbox.pagePort}`, folder: mailbox.folder }, documents: plan.documents,
  };
}

/** The lines that web and worker wrote from now on. */
function logReader(folder: string): () => string {
  mkdirSync(folder, { recursive: true });
  const files = readdirSync(folder).filter((name) => /^(web|worker)\.log$/.test(name)).map((name) => path.join(folder, name));
  const sizes = new Map(files.map((file) => [file, statSync(file).size]));
  return () => files.map((file) => readFileSync(file).subarray(sizes.get(file)).toString("utf8")).join("\n");
}

async function main(): Promise<number> {
  const words = process.argv.slice(2);
  const wanted = parts.filter(({ word }) => words.length === 0 || word === "" || words.includes(word));
  if (wanted.length < 2) throw new Problem(`No part is called ${words.join(" ")}. Parts: ${parts.map(({ word }) => word).join(" ")}`);
  const { signal } = interruption();
  const undo = new Undo();
  try {
    const { found, rows } = await runParts(await openStage(undo, signal), wanted);
    if (found === 0) keepProof("hostile", words.length === 0 ? rows : rows.slice(0, -1), parts.map(({ tried }) => tried));
    console.log(found === 0 ? "Nobody got in." : `${found} findings.`);
    return found === 0 ? 0 : 1;
  } finally {
    await undo.all();
  }
}

runMain(main);
