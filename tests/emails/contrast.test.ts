import { dark, light } from "@/emails/components/theme";

const READABLE = 4.5;

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

describe.each([
  ["light", light],
  ["dark", dark],
])("in a %s mail", (_name, theme) => {
  test.each([
    ["ink", "card"],
    ["ink", "aside"],
    ["quiet", "page"],
    ["quiet", "card"],
    ["quiet", "aside"],
    ["link", "page"],
    ["link", "card"],
    ["link", "aside"],
    ["onBand", "band"],
    ["onButton", "button"],
  ] as const)("%s is readable on %s", (text, ground) => {
    expect(contrast(theme[text], theme[ground])).toBeGreaterThanOrEqual(READABLE);
  });
});
