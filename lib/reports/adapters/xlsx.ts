import "server-only";
import writeXlsxFile from "write-excel-file/node";
import type { Cell } from "../view";

/** One sheet, its header in bold and in sight. Texts are typed as texts: nothing in them is computed. */
export async function writeXlsx(header: string[], batches: AsyncIterable<Cell[][]>): Promise<Buffer> {
  const head = header.map((value) => ({ value, type: String, fontWeight: "bold" as const }));
  const rows = [];
  for await (const batch of batches) for (const row of batch) rows.push(row.map((value) => (typeof value === "number" ? { value, type: Number } : { value, type: String })));
  return writeXlsxFile([head, ...rows], { stickyRowsCount: 1 }).toBuffer();
}
