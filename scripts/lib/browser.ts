import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { portableChromium, portablePlace } from "./portable-chromium";
import { inProject } from "./paths";
import { Problem } from "./problem";

/** The shell without windows comes first: it loads a page in half the time. */
const usualPlaces = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/microsoft-edge",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  path.join(process.env.PROGRAMFILES ?? "C:\\Program Files", "Google\\Chrome\\Application\\chrome.exe"),
];

const DOWNLOAD_MS = 300_000;

/** The path of a Chromium that starts: one of this machine, else one installed now by the first means that works. */
export function findBrowser(say: (line: string) => void): string {
  const asked = process.env.CHROMIUM_PATH;
  if (asked && !starts(asked)) throw new Problem(`CHROMIUM_PATH names ${asked}, which does not start.`);
  const found = [asked, ...usualPlaces, chromium.executablePath(), portablePlace].find((place) => place !== undefined && starts(place));
  if (found) return found;
  say("No Chromium on this machine: installing one…");
  for (const install of [withPlaywright, withApt, portableChromium]) {
    const installed = install();
    if (installed && starts(installed)) return installed;
  }
  throw new Problem("No browser for the journeys: install Chromium or Chrome, or name one in CHROMIUM_PATH.");
}

const starts = (program: string) => existsSync(program) && spawnSync(program, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0;

function withPlaywright(): string {
  spawnSync(process.execPath, [inProject("node_modules/@playwright/test/cli.js"), "install", "chromium"], { stdio: "ignore", timeout: DOWNLOAD_MS });
  return chromium.executablePath();
}

function withApt(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) => spawnSync("apt-get", ["-o", "DPkg::Lock::Timeout=300", ...args], { stdio: "ignore", timeout: DOWNLOAD_MS, env });
  apt("update");
  return ["chromium-headless-shell", "chromium"].map((name) => ({ name, place: `/usr/bin/${name}` })).find(({ name, place }) => {
    apt("install", "-y", "--no-install-recommends", name);
    return starts(place);
  })?.place;
}
