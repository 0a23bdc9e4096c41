import nextJest from "next/jest.js";

const createJestConfig = nextJest({ dir: "./" });
const modern = ["next-auth", "@auth", "oauth4webapi", "jose", "@panva", "preact", "preact-render-to-string", "react-email", "@react-email", "marked", "css-tree", "temporal-polyfill", "temporal-utils", "ical-generator", "otplib", "@otplib", "@scure", "@noble", "@simplewebauthn", "@opentelemetry/otlp-exporter-base", "echarts", "zrender"];

const shared = {
  rootDir: import.meta.dirname,
  moduleNameMapper: { "^@/(.*)$": "<rootDir>/$1" },
  setupFiles: ["<rootDir>/tests/support/env.ts"],
  setupFilesAfterEnv: ["<rootDir>/tests/support/console.ts"],
  modulePathIgnorePatterns: ["<rootDir>/.next/", "<rootDir>/.data/"],
};

const folders = (...names) => names.map((name) => `<rootDir>/tests/${name}/**/*.test.{ts,tsx}`);

/** Packages that ship modern modules only go through SWC too: next/jest would leave them as they are. */
async function project(own) {
  const config = await createJestConfig({ ...shared, ...own })();
  const [ours] = Object.values(config.transform);
  return {
    ...config,
    transform: { ...config.transform, "^.+\\.cjs$": ours },
    transformIgnorePatterns: [`/node_modules/(?!(${modern.join("|")})/)`, "^.+\\.module\\.css$"],
  };
}

export default async function config() {
  const server = { displayName: "node", testEnvironment: "node", testMatch: folders("unit", "integration", "architecture", "emails") };
  const browser = {
    displayName: "jsdom",
    testEnvironment: "jsdom",
    testMatch: folders("components"),
    setupFilesAfterEnv: [...shared.setupFilesAfterEnv, "<rootDir>/tests/support/dom.ts"],
  };
  return { projects: [await project(server), await project(browser)] };
}
