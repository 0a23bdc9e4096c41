import "server-only";
import type { PageFault } from "../rules";

export type Content = "photo" | "pdf" | Extract<PageFault, "empty" | "heic" | "format">;

const startsWith = (bytes: Buffer, text: string, at = 0) => bytes.toString("latin1", at, at + text.length) === text;

/** The brands under which telephones write HEIC and HEIF. */
const heicBrands = ["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"];

/** What a file is, by its first bytes: what its name and its sender say of it counts for nothing. */
export function contentOf(bytes: Buffer): Content {
  if (bytes.length === 0) return "empty";
  const isWebp = startsWith(bytes, "RIFF") && startsWith(bytes, "WEBP", 8);
  if (startsWith(bytes, "\xff\xd8\xff") || startsWith(bytes, "\x89PNG\r\n\x1a\n") || isWebp) return "photo";
  if (startsWith(bytes, "%PDF-")) return "pdf";
  return startsWith(bytes, "ftyp", 4) && heicBrands.includes(bytes.toString("latin1", 8, 12)) ? "heic" : "format";
}

const TAIL_BYTES = 2_048;

/** A PDF is kept as it is: a version, an end, a table that says where its parts are, and no password. */
export function pdfFault(bytes: Buffer): Extract<PageFault, "damaged" | "locked"> | undefined {
  const tail = bytes.toString("latin1", Math.max(0, bytes.length - TAIL_BYTES));
  const isWhole = /^%PDF-[12]\.\d/.test(bytes.toString("latin1", 0, 8)) && /startxref\s+\d+\s+%%EOF/.test(tail);
  if (!isWhole) return "damaged";
  return /\/Encrypt[\s\d<]/.test(bytes.toString("latin1")) ? "locked" : undefined;
}
