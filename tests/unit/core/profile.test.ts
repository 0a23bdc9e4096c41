import { demoAuthority } from "@/lib/core/demo-authority";
import { colourSheet, paletteOf, usualColours } from "@/lib/core/palette";
import { parseAuthority } from "@/lib/core/profile";

const dunes = {
  name: "Auray Dunes",
  legalForm: "communauté de communes",
  siren: "200 000 001",
  website: "https://www.dunes.example",
  address: ["1 place du Marché", "56400 Auray"],
  desk: { name: "Service Enfance", phone: "02 97 00 00 01", email: "enfance@dunes.example", hours: "le matin" },
  communes: ["56007"],
};
const parse = (changes: object = {}) => parseAuthority(JSON.stringify({ ...dunes, ...changes }));

test("what a file leaves out is worked out from what it says", () => {
  expect(parse()).toMatchObject({
    territory: "Auray Dunes", nameOf: "d'Auray Dunes", territoryOf: "d'Auray Dunes", portal: "Portail Familles", timeZone: "Europe/Paris",
    desk: { phoneLink: "tel:+33297000001" }, colours: usualColours,
  });
});

test("an authority says how its name is spoken of", () => {
  expect(parse({ name: "Le Havre", nameOf: "du Havre", territory: "Les Caps", territoryOf: "des Caps" })).toMatchObject({ nameOf: "du Havre", territoryOf: "des Caps" });
});

test("the demo's own authority is a sound one", () => {
  expect(parseAuthority(JSON.stringify(demoAuthority))).toEqual(demoAuthority);
});

test.each([
  ["not JSON", "{", "n'est pas du JSON"],
  ["a word nobody knows", JSON.stringify({ ...dunes, logo: "x" }), "logo"],
  ["a missing desk", JSON.stringify({ ...dunes, desk: undefined }), "desk :"],
  ["a commune by its postcode", JSON.stringify({ ...dunes, communes: ["56 400"] }), "code INSEE"],
  ["a commune twice", JSON.stringify({ ...dunes, communes: ["56007", "56007"] }), "deux fois"],
  ["a desk that « du » would not suit", JSON.stringify({ ...dunes, desk: { ...dunes.desk, name: "Espace Familles" } }), "« le » et « du »"],
  ["a telephone nobody could call", JSON.stringify({ ...dunes, desk: { ...dunes.desk, phone: "3949" } }), "phoneLink"],
  ["another planet's time", JSON.stringify({ ...dunes, timeZone: "Mars/Olympus" }), "fuseau horaire"],
  ["a site without https", JSON.stringify({ ...dunes, website: "http://dunes.example" }), "website :"],
])("a file with %s is refused in words", (_what, text, said) => {
  expect(() => parseAuthority(text)).toThrow(said);
});

test.each([
  ["too light to be read", { brand: "#7fb0d0", accent: "#b5432a" }],
  ["an accent lost on sand", { brand: "#0c4d61", accent: "#e0a060" }],
])("colours %s are refused", (_what, colours) => {
  expect(() => parse({ colours })).toThrow("ne se lisent pas");
});

test("own colours travel in a style sheet, with their shades", () => {
  const colours = { brand: "#3b2a6b", accent: "#a3365b" };
  expect(parse({ colours }).colours).toEqual(colours);
  expect(colourSheet(colours)).toContain(`--portal-brand-default:#3b2a6b;--portal-brand-dark:${paletteOf(colours).brand.dark}`);
});
