import { contrast, paletteOf, usualColours } from "@/lib/core/palette";

const { brand, accent, ink, sand, line, paper, success, danger } = paletteOf(usualColours);

const surfaces = { sand: sand.DEFAULT, paper, shallows: brand.soft } as const;

const texts: [string, string, string][] = [
  ...Object.entries(surfaces).flatMap(([name, surface]): [string, string, string][] => [
    [`text on ${name}`, ink.DEFAULT, surface],
    [`quiet text on ${name}`, ink.soft, surface],
    [`links on ${name}`, brand.DEFAULT, surface],
    [`headings and hovered links on ${name}`, brand.dark, surface],
    [`field errors on ${name}`, danger.DEFAULT, surface],
  ]),
  ["ages and list markers on paper", accent.DEFAULT, paper],
  ["list markers on sand", accent.DEFAULT, sand.DEFAULT],
  ["main button", paper, brand.DEFAULT],
  ["main button, hovered", paper, brand.dark],
  ["danger button", paper, danger.DEFAULT],
  ["danger button, hovered", paper, ink.DEFAULT],
  ["second button, hovered", brand.DEFAULT, brand.soft],
  ["waiting button", ink.soft, sand.DEFAULT],
  ["error summary", danger.DEFAULT, danger.soft],
  ["success notice", ink.DEFAULT, success.soft],
  ["link in a success notice", brand.DEFAULT, success.soft],
  ["warning notice", ink.DEFAULT, accent.soft],
  ["link in a warning notice", brand.DEFAULT, accent.soft],
  ["home band", paper, brand.DEFAULT],
  ["footer", paper, brand.dark],
];

const shapes: [string, string, string][] = [
  ["field border on paper", line, paper],
  ["field border on sand", line, sand.DEFAULT],
  ["wrong field border on paper", danger.DEFAULT, paper],
  ["second button border on sand", brand.DEFAULT, sand.DEFAULT],
  ["notice edge: information", brand.DEFAULT, brand.soft],
  ["notice edge: success", success.DEFAULT, success.soft],
  ["notice edge: warning", accent.DEFAULT, accent.soft],
  ...Object.entries(surfaces).map(([name, surface]): [string, string, string] => [`focus on ${name}`, brand.dark, surface]),
  ["focus on the home band", paper, brand.DEFAULT],
  ["focus on the footer", paper, brand.dark],
  ["focus on the error summary", danger.DEFAULT, sand.DEFAULT],
];

test.each(texts)("%s can be read", (_name, text, background) => {
  expect(contrast(text, background)).toBeGreaterThanOrEqual(4.5);
});

test.each(shapes)("%s can be seen", (_name, shape, background) => {
  expect(contrast(shape, background)).toBeGreaterThanOrEqual(3);
});

test("the measure is WCAG's: black on white is 21", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
});
