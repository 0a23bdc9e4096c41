type Colours = { brand: string; accent: string };

/** The colours of the style sheets as they are built. */
export const usualColours = { brand: "#0c4d61", accent: "#b5432a" };

/** Every colour of the portal, on screen and in mails: an authority chooses two, their shades follow. */
export const paletteOf = ({ brand, accent }: Colours) =>
  ({
    brand: { DEFAULT: brand, dark: deep(brand, 0.65), soft: shallow(brand) },
    accent: { DEFAULT: accent, dark: deep(accent, 0.78), soft: shallow(accent) },
    ink: { DEFAULT: "#1b2a2f", soft: "#495960" },
    sand: { DEFAULT: "#fbf7f0", dark: "#efe5d5" },
    line: "#6f8087",
    paper: "#ffffff",
    success: { DEFAULT: "#1f6b3b", soft: "#e5f3ea" },
    danger: { DEFAULT: "#a8201a", soft: "#fdecea" },
  }) as const;

export type Palette = ReturnType<typeof paletteOf>;

export const COLOUR_SHEET = "/couleurs";

/** The style sheet that gives an authority its own colours: the build wrote the demo's as what counts without it. */
export function colourSheet(colours: Colours): string {
  const { brand, accent } = paletteOf(colours);
  const lines = Object.entries({ brand, accent }).flatMap(([name, shades]) => Object.entries(shades).map(([shade, value]) => `${variableOf(name, shade)}:${value}`));
  return `:root{${lines.join(";")}}`;
}

export const variableOf = (name: string, shade: string) => `--portal-${name}-${shade.toLowerCase()}`;

/** Text and what lies behind it, by WCAG 2.2: 4.5 for what is read. */
const READABLE = 4.5;

/** The pairs of an authority's own colours that could not be read. */
export function unreadable(colours: Colours): string[] {
  const { brand, accent, sand, paper, ink, success } = paletteOf(colours);
  const pairs: Record<string, [string, string]> = {
    "la couleur principale sur le sable": [brand.DEFAULT, sand.DEFAULT],
    "la couleur principale sur sa nuance claire": [brand.DEFAULT, brand.soft],
    "la couleur principale sur un avis": [brand.DEFAULT, accent.soft],
    "la couleur principale sur une réussite": [brand.DEFAULT, success.soft],
    "le blanc sur la couleur principale": [paper, brand.DEFAULT],
    "le texte sur la nuance claire": [ink.soft, brand.soft],
    "la seconde couleur sur le sable": [accent.DEFAULT, sand.DEFAULT],
    "le texte sur un avis": [ink.DEFAULT, accent.soft],
  };
  return Object.entries(pairs).flatMap(([name, [one, other]]) => (contrast(one, other) < READABLE ? [name] : []));
}

export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = channels(hex).map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

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
