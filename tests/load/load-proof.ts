import os from "node:os";
import { keepProof } from "@/tests/support/proof-table";

export type Bench = "opening-day" | "growth";

/** Keeps what a bench saw, with the machine it saw it on. `rows`: what was tried, and what was seen. */
export function keepLoadProof(bench: Bench, options: readonly string[], rows: readonly (readonly [tried: string, seen: string])[], order: readonly string[]): void {
  const machine = `Node ${process.versions.node.split(".")[0]}, ${os.availableParallelism()} cores`;
  const command = ["npm run bench --", bench, ...options].join(" ");
  keepProof(bench, rows.map(([tried, seen]) => ({ tried, seen: `${seen} (${machine})`, command })), order);
}
