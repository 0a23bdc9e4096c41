import { writeFileSync } from "node:fs";
import { messageOf, Problem, runMain } from "@/scripts/lib/problem";
import { interruption, Undo } from "@/scripts/lib/stopping";
import { keepProof } from "@/tests/support/proof-table";
import { openLab, type Lab } from "./lab";
import { programme, type Part } from "./programme";
import { openStage, closeStage } from "./stage";

type Line = { tried: string; seen: string; holds: boolean; seconds: number; command: string };

const say = (line: string) => console.log(line);

function options(): { isShort: boolean; words: string[] } {
  const given = process.argv.slice(2);
  const unknown = given.find((word) => word.startsWith("--") && word !== "--short");
  if (unknown) throw new Problem(`Unknown option: ${unknown}. npm run test:faults [-- --short] [words of a line]`);
  return { isShort: given.includes("--short"), words: given.filter((word) => !word.startsWith("--")) };
}

/** One line of the table. What cannot even be tried does not hold. */
async function tryOut({ tried, word, run }: Part["lines"][number], isShort: boolean, signal: AbortSignal): Promise<Line> {
  const started = performance.now();
  const command = `npm run test:faults -- ${isShort ? "--short " : ""}${word}`;
  const seconds = () => Math.round((performance.now() - started) / 1_000);
  try {
    const { seen, findings } = await Promise.race([run(), interrupted(signal)]);
    const holds = findings.length === 0;
    say(`${holds ? "✓" : "✘"} ${tried} (${seconds()} s)\n    ${seen}`);
    for (const finding of findings.slice(0, 12)) say(`    BROKEN: ${finding}`);
    return { tried, seen: holds ? seen : `${findings.length} broken promises: ${findings[0]}`, holds, seconds: seconds(), command };
  } catch (error) {
    if (signal.aborted) throw error;
    say(`✘ ${tried} (${seconds()} s)\n    ${messageOf(error)}`);
    return { tried, seen: messageOf(error), holds: false, seconds: seconds(), command };
  }
}

const interrupted = (signal: AbortSignal) => new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(new Problem("Interrupted.")), { once: true }));

async function runAll(lab: Lab, isShort: boolean, words: readonly string[], signal: AbortSignal): Promise<Line[]> {
  const lines: Line[] = [];
  for (const { onStage, families, lines: planned } of programme(lab, isShort, say)) {
    const wanted = planned.filter(({ word }) => words.length === 0 || words.some((each) => word.includes(each)));
    if (wanted.length === 0) continue;
    const stage = onStage ? await openStage(lab, families) : undefined;
    for (const line of wanted) {
      lines.push(await tryOut({ ...line, run: () => line.run(stage) }, isShort, signal));
    }
    if (stage) await closeStage(stage);
  }
  return lines;
}

async function main(): Promise<number> {
  const { isShort, words } = options();
  const { signal } = interruption();
  const undo = new Undo();
  try {
    const lab = await openLab(undo, say, signal);
    const lines = await runAll(lab, isShort, words, signal);
    if (lines.length === 0) throw new Problem(`No line of the laboratory matches: ${words.join(" ")}`);
    const broken = lines.filter(({ holds }) => !holds).length;
    if (!isShort) keepProof("faults", lines, programme(lab, isShort, say).flatMap((part) => part.lines.map(({ tried }) => tried)));
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
