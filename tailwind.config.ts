import type { Config } from "tailwindcss";
import { paletteOf, usualColours, variableOf, type Palette } from "./lib/core/palette";

const { brand, accent, ...common }: Palette = paletteOf(usualColours);

/** The two colours that an authority may change at run time: /couleurs sets the variable, the demo's value counts without it. */
const changeable = (name: string, shades: Record<string, string>) => Object.fromEntries(Object.entries(shades).map(([shade, value]) => [shade, `var(${variableOf(name, shade)}, ${value})`]));

export default {
  content: ["./app/**/*.tsx", "./components/**/*.tsx"],
  theme: {
    colors: { transparent: "transparent", current: "currentColor", ...common, brand: changeable("brand", brand), accent: changeable("accent", accent) },
    fontFamily: { sans: ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"] },
  },
} satisfies Config;
