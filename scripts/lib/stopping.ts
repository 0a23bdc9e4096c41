const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Ctrl-C, as something to wait for. The second one changes nothing: stopping is already under way. */
export function interruption(): { signal: AbortSignal; asked: Promise<void> } {
  const controller = new AbortController();
  for (const name of SIGNALS) process.on(name, () => controller.abort());
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  const asked = new Promise<void>((resolve) => controller.signal.addEventListener("abort", () => resolve(), { once: true }));
  return { signal: controller.signal, asked };
}

/** What must be stopped, the last started first. */
export class Undo {
  readonly #steps: (() => Promise<void>)[] = [];

  push(step: () => Promise<void>): void {
    this.#steps.push(step);
  }

  async all(): Promise<void> {
    for (const step of this.#steps.splice(0).reverse()) await step().catch((error: unknown) => console.error(error));
  }
}
