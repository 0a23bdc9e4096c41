import { defineConfig, devices } from "@playwright/test";

const { JOURNEYS_URL = "http://localhost:3000", JOURNEYS_BROWSER, JOURNEYS_REPORT, JOURNEYS_RESULTS = "test-results" } = process.env;

/** Long ways through forms that are laid out alike on every screen: twice, with and without scripts, is enough. */
const onPhonesOnly = ["after-booking", "catalogue", "children", "create-account", "documents", "household", "my-account", "sign-in"].map((name) => `**/${name}.spec.ts`);

/** Staff work on a computer; what they must be able to do without scripts is walked once more. */
const desk = "**/desk/*.spec.ts";
const deskWithoutScripts = ["staff"].map((name) => `**/desk/${name}.spec.ts`);

export default defineConfig({
  testDir: "tests/journeys",
  testMatch: "**/*.spec.ts",
  outputDir: JOURNEYS_RESULTS,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ...(JOURNEYS_REPORT ? [["json", { outputFile: JOURNEYS_REPORT }] as const] : [])],
  projects: [
    { name: "phone", use: { viewport: { width: 360, height: 740 } }, testIgnore: desk },
    { name: "phone without scripts", use: { viewport: { width: 360, height: 740 }, javaScriptEnabled: false }, testIgnore: ["**/pages.spec.ts", "**/keyboard.spec.ts", desk] },
    { name: "computer", use: { viewport: { width: 1280, height: 800 } }, testIgnore: [...onPhonesOnly, desk] },
    { name: "desk", use: { viewport: { width: 1280, height: 800 } }, testMatch: desk },
    { name: "desk without scripts", use: { viewport: { width: 820, height: 1180 }, javaScriptEnabled: false }, testMatch: deskWithoutScripts },
  ],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: JOURNEYS_URL,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    actionTimeout: 30_000,
    trace: { mode: "retain-on-failure", screenshots: false },
    launchOptions: {
      ...(JOURNEYS_BROWSER && { executablePath: JOURNEYS_BROWSER }),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    },
  },
});
