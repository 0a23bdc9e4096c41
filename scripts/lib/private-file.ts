import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Problem } from "./problem";

/** Writes a file that only its owner reads, in one step: a crash leaves the old one or the new one. */
export function writePrivateJson(file: string, value: unknown): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}

/** The strings kept in a private file, undefined before the first run. */
export function readPrivateJson(file: string): Record<string, unknown> | undefined {
  if (!existsSync(file)) return undefined;
  try {
    chmodSync(file, 0o600);
    const content: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof content === "object" && content !== null) return { ...content };
  } catch {
    throw new Problem(`Le fichier ${file} est illisible ou appartient à un autre utilisateur : supprimez-le, ou relancez avec « npm run demo -- --reset ».`);
  }
  throw new Problem(`Le fichier ${file} est abîmé : supprimez-le, ou relancez avec « npm run demo -- --reset ».`);
}
