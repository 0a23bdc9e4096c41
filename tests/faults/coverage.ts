import { readdirSync, readFileSync } from "node:fs";
import { inProject } from "@/scripts/lib/paths";

/** Every use case that opens a transaction by itself, as `domain/file`. */
export function writingUseCases(): string[] {
  return readdirSync(inProject("lib"), { recursive: true, encoding: "utf8" })
    .filter((file) => /^[\w-]+\/use-cases\/[\w-]+\.ts$/.test(file) && readFileSync(inProject("lib", file), "utf8").includes("inTransaction("))
    .map((file) => file.replace("/use-cases/", "/").replace(/\.ts$/, ""))
    .sort();
}
