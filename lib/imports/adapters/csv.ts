import "server-only";
import { CsvError, parse } from "csv-parse/sync";

const LONGEST_RECORD = 20_000;

/** As UTF-8 when it is that, else as Windows-1252, which is what spreadsheets of the administration save. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

export type Row = { line: number; cells: string[] };
export type Reading = { ok: true; rows: Row[] } | { ok: false; line: number };

/** The first line says which character stands between the cells. */
function delimiterOf(text: string): string {
  const header = text.slice(0, LONGEST_RECORD).split(/\r?\n/, 1)[0] ?? "";
  const count = (mark: string) => header.split(mark).length;
  return [";", ",", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** Rows with the number of the line each ends on; empty ones are passed over. A quote left open or an endless record stops the reading. */
export function readRows(text: string): Reading {
  try {
    const options = { bom: true, delimiter: delimiterOf(text), info: true, max_record_size: LONGEST_RECORD, relax_column_count: true, skip_empty_lines: true, skip_records_with_empty_values: true } as const;
    const read = parse(text, options) as unknown as { info: { lines: number }; record: string[] }[];
    return { ok: true, rows: read.map(({ info, record }) => ({ line: info.lines, cells: record })) };
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, line: Number((error as { lines?: unknown }).lines ?? 1) || 1 };
    throw error;
  }
}
