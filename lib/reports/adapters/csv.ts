import "server-only";
import { stringify } from "csv-stringify/sync";
import type { Cell } from "../view";

const written = (cell: Cell): string => (typeof cell === "number" ? String(cell).replace(".", ",") : cell);

/** As French spreadsheets read it: semicolons, decimal commas, a byte order mark, and no cell that would be computed. */
export async function* writeCsv(header: string[], batches: AsyncIterable<Cell[][]>): AsyncGenerator<string> {
  const options = { delimiter: ";", record_delimiter: "windows", escape_formulas: true } as const;
  yield stringify([header], { ...options, bom: true });
  for await (const rows of batches) if (rows.length > 0) yield stringify(rows.map((row) => row.map(written)), options);
}
