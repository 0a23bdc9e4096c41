import { readFileSync, writeFileSync } from "node:fs";
import { inProject } from "@/scripts/lib/paths";

const PROOF = inProject("docs/proof.md");

export type ProofRow = { tried: string; seen: string; command: string };

/** What was tried now replaces what was known of it in the table that this name marks; the rest stays. */
export function keepProof(name: string, rows: readonly ProofRow[], order: readonly string[]): void {
  const text = readFileSync(PROOF, "utf8");
  const end = `<!-- /${name} -->`;
  const start = new RegExp(`<!-- ${name}: .*-->`).exec(text)?.[0] ?? "";
  const [from, to] = [text.indexOf(start), text.indexOf(end) + end.length];
  const known = new Map(text.slice(from, to).split("\n").flatMap((row): [string, string][] => (row.includes("`npm run") ? [[row.split(" | ")[0]?.slice(2) ?? "", row]] : [])));
  for (const { tried, seen, command } of rows) known.set(tried, `| ${tried} | ${seen} | \`${command}\` |`);
  const kept = order.flatMap((tried) => known.get(tried) ?? []);
  writeFileSync(PROOF, text.replace(text.slice(from, to), () => [start, "| What was tried | What was seen | Again |", "|---|---|---|", ...kept, end].join("\n")));
}
