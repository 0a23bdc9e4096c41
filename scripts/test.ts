import { runFaults } from "./lib/faults";
import { runJest } from "./lib/jest";
import { journeysMatching, runJourneys } from "./lib/journeys";
import { checkNode } from "./lib/preflight";
import { Problem, messageOf, runMain } from "./lib/problem";
import { interruption } from "./lib/stopping";
import { add, inWords, nothing, type Tally } from "./lib/tally";
import { startThrowaway, type Throwaway } from "./lib/throwaway";

const say = (line: string) => console.log(line);

/** Journeys that cannot even start are one failure, said in words: the rest of the count stays true. */
async function journeys(words: string[], throwaway: Throwaway, signal: AbortSignal): Promise<Tally> {
  try {
    return await runJourneys(journeysMatching(words), throwaway, say, signal);
  } catch (error) {
    signal.throwIfAborted();
    console.error(error instanceof Problem ? messageOf(error) : error);
    return { ...nothing, failed: 1 };
  }
}

async function main(): Promise<number> {
  checkNode();
  const words = process.argv.slice(2);
  const { signal } = interruption();
  const throwaway = await startThrowaway();
  try {
    const fromJest = await runJest(words, throwaway, signal);
    const fromJourneys = await journeys(words, throwaway, signal);
    signal.throwIfAborted();
    const fromFaults = await runFaults(words, throwaway, signal);
    signal.throwIfAborted();
    const tally = add(add(fromJest, fromJourneys), fromFaults);
    if (tally.passed + tally.failed === 0) throw new Problem(`No test matches: ${words.join(" ")}`);
    say(`\nJest: ${inWords(fromJest)}. Journeys: ${inWords(fromJourneys)}. Faults: ${inWords(fromFaults)}.`);
    say(inWords(tally));
    return tally.failed > 0 ? 1 : 0;
  } catch (error) {
    throw signal.aborted ? new Problem("Interrupted.") : error;
  } finally {
    await throwaway.stop();
  }
}

runMain(main);
