/** Something that the person at the terminal can put right: one sentence, no stack. */
export class Problem extends Error {}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Runs a command's main function. A Problem is one line on the terminal, a bug keeps its stack. */
export function runMain(main: () => Promise<number | void>): void {
  main().then(
    (code) => {
      process.exitCode = code ?? 0;
    },
    (error: unknown) => {
      console.error(error instanceof Problem ? `\n${error.message}\n` : error);
      process.exitCode = 1;
    },
  );
}
