import type { Config } from "tailwindcss";

/** The two colours another authority changes. Their shades follow; tests/unit/site/contrast.test.ts says if a pair stops being readable. */
const brand = "#0c4d61";
const accent = "#b5432a";

/** Every colour of the portal, on screen and in mails. */
export const palette = {
  brand: { DEFAULT: brand, dark: deep(brand, 0.65), soft: shallow(brand) },
  accent: { DEFAULT: accent, dark: deep(accent, 0.78), soft: shallow(accent) },
  ink: { DEFAULT: "#1b2a2f", soft: "#495960" },
  sand: { DEFAULT: "#fbf7f0", dark: "#efe5d5" },
  line: "#6f8087",
  paper: "#ffffff",
  success: { DEFAULT: "#1f6b3b", soft: "#e5f3ea" },
  danger: { DEFAULT: "#a8201a", soft: "#fdecea" },
} as const;

function channels(hex: string): number[] {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

function hexOf(values: number[]): string {
  return `#${values.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;
}

function deep(hex: string, share: number): string {
  return hexOf(channels(hex).map((value) => value * share));
}

/** The same hue, as light as paper allows while still telling itself from white. */
function shallow(hex: string): string {
  const values = channels(hex);
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  return hexOf(values.map((value) => 250 - 26 * (1 - (value - low) / span)));
}

export default {
  content: ["./app/**/*.tsx", "./components/**/*.tsx"],
  theme: {
    colors: { transparent: "transparent", current: "currentColor", ...palette },
    fontFamily: { sans: ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"] },
  },
} satisfies Config;
