import { inflateRawSync } from "node:zlib";

const END = 0x06054b50;
const [ENTRY_BYTES, LOCAL_BYTES] = [46, 30];

/** The texts inside a ZIP file, by name: what a spreadsheet program opens. */
export function unzip(bytes: Buffer): Map<string, string> {
  const end = bytes.lastIndexOf(Buffer.from(Uint32Array.of(END).buffer));
  if (end === -1) throw new Error("no ZIP file");
  const texts = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place)) as [number, number, number];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + LOCAL_BYTES + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    const isPacked = bytes.readUInt16LE(at + 10) !== 0;
    texts.set(bytes.toString("utf8", at + ENTRY_BYTES, at + ENTRY_BYTES + name), (isPacked ? inflateRawSync(packed) : packed).toString("utf8"));
    at += ENTRY_BYTES + name + extra + comment;
  }
  return texts;
}
