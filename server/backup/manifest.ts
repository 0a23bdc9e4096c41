import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { CopiedTable } from "@/db/copy";
import { EnvironmentError } from "@/lib/core/env";

export type SavedTable = CopiedTable & { rows: number; sha256: string };

/** What a backup says of itself: everything that a restore compares with. */
export type Manifest = {
  format: 1;
  /** The instant from which everything in it dates. */
  takenAt: string;
  /** When the last migration of the database was generated: the shape of its tables. */
  migration: number;
  tables: SavedTable[];
  /** The pages of documents, by name, with the digest of their file. */
  documents: Record<string, string>;
  /** Pages that rows name and that the folder did not hold, even at the second look. */
  missing: string[];
};

export const tableFile = (folder: string, name: string) => path.join(folder, "tables", `${name}.copy.gz`);
export const pageFile = (folder: string, key: string) => path.join(folder, key.slice(0, 2), key);
export const manifestFile = (folder: string) => path.join(folder, "manifest.json");

export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(manifestFile(folder), "utf8").catch((error: NodeJS.ErrnoException) => {
    const why = error.code === "EACCES" ? `${folder} ne peut pas être lu par cet utilisateur (« chown -R »)` : `${folder} n’est pas une sauvegarde entière : manifest.json manque`;
    throw new EnvironmentError([why]);
  });
  const manifest = JSON.parse(text) as Manifest;
  if (manifest.format !== 1) throw new EnvironmentError(["cette sauvegarde vient d’une autre version du programme"]);
  return manifest;
}

export async function digestOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
