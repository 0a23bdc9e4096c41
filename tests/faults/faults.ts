import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { messageOf, Problem, runMain } from "@/scripts/lib/problem";
import { interruption, Undo } from "@/scripts/lib/stopping";
import { keepProof } from "@/tests/support/proof-table";
import { openLab, type Lab } from "./lab";
import { programme, type Choice, type Part } from "./programme";
import { openStage, closeStage } from "./stage";

type Line = { tried: string; seen: string; holds: boolean; seconds: number; command: string };

const MOST_TOLD = 40;
const say = (line: string) => console.log(line);

const USAGE = "npm run test:faults [-- --short] [words of a line] [--of words of a use case] [--sample places of each]";

type Options = { words: string[]; choice: Choice; isWhole: boolean };

function options(): Options {
  const { values, positionals } = given();
  const { short: isShort = false, of = [], sample } = values;
  const most = sample === undefined ? Infinity : Number(sample);
  if (Number.isNaN(most)) throw new Problem(USAGE);
  return { words: positionals, choice: { isShort, words: of, most }, isWhole: !isShort && of.length === 0 && sample === undefined };
}

function given() {
  try {
    return parseArgs({ options: { short: { type: "boolean" }, of: { type: "string", multiple: true }, sample: { type: "string" } }, allowPositionals: true });
  } catch (error) {
    throw new Problem(`${messageOf(error)}\n${USAGE}`);
  }
}

/** One line of the table. What cannot even be tried does not hold. */
async function tryOut({ tried, word, run }: Part["lines"][number], isShort: boolean, { signal, interrupted }: Interruption): Promise<Line> {
  const started = performance.now();
  const command = `npm run test:faults -- ${isShort ? "--short " : ""}${word}`;
  const seconds = () => Math.round((performance.now() - started) / 1_000);
  try {
    const { seen, findings } = await Promise.race([run(), interrupted]);
    const holds = findings.length === 0;
    say(`${holds ? "✓" : "✘"} ${tried} (${seconds()} s)\n    ${seen}`);
    for (const finding of findings.slice(0, MOST_TOLD)) say(`    BROKEN: ${finding}`);
    return { tried, seen: holds ? seen : `${findings.length} broken promises: ${findings[0]}`, holds, seconds: seconds(), command };
  } catch (error) {
    if (signal.aborted) throw error;
    say(`✘ ${tried} (${seconds()} s)\n    ${messageOf(error)}`);
    return { tried, seen: messageOf(error), holds: false, seconds: seconds(), command };
  }
}

type Interruption = { signal: AbortSignal; interrupted: Promise<never> };

async function runAll(lab: Lab, { words, choice }: Options, signal: AbortSignal): Promise<Line[]> {
  const lines: Line[] = [];
  const interrupted = new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(new Problem("Interrupted.")), { once: true }));
  interrupted.catch(() => undefined);
  for (const { onStage, families, lines: planned } of programme(lab, choice)) {
    const wanted = planned.filter(({ word }) => words.length === 0 || words.some((each) => word.includes(each)));
    if (wanted.length === 0) continue;
    const stage = onStage ? await openStage(lab, families) : undefined;
    for (const line of wanted) {
      lines.push(await tryOut({ ...line, run: () => line.run(stage) }, choice.isShort, { signal, interrupted }));
    }
    if (stage) await closeStage(stage);
  }
  return lines;
}

async function main(): Promise<number> {
  const chosen = options();
  const { signal } = interruption();
  const undo = new Undo();
  try {
    const lab = await openLab(undo, say, signal);
    const lines = await runAll(lab, chosen, signal);
    if (lines.length === 0) throw new Problem(`No line of the laboratory matches: ${chosen.words.join(" ")}`);
    const broken = lines.filter(({ holds }) => !holds).length;
    if (chosen.isWhole) keepProof("faults", lines, programme(lab, chosen.choice).flatMap((part) => part.lines.map(({ tried }) => tried)));
    if (process.env.FAULTS_REPORT) writeFileSync(process.env.FAULTS_REPORT, JSON.stringify({ passed: lines.length - broken, failed: broken }));
    say(broken === 0 ? `Every promise was kept under ${lines.length} kinds of faults.` : `${broken} of ${lines.length} kinds of faults broke a promise.`);
    return broken === 0 ? 0 : 1;
  } finally {
    await undo.all();
  }
}

runMain(async () => process.exit(await main().catch((error: unknown) => {
  console.error(error instanceof Problem ? `\n${error.message}\n` : error);
  return 1;
})));
