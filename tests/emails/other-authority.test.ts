import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { demoAuthority } from "@/lib/core/demo-authority";

const folder = mkdtempSync(path.join(os.tmpdir(), "profile-"));
const profile = {
  name: "Auray Dunes",
  legalForm: "communauté de communes",
  siren: "200 000 001",
  website: "https://www.dunes.example",
  address: ["1 place du Marché", "56400 Auray"],
  portal: "Portail des Dunes",
  desk: { name: "Service Enfance", phone: "02 97 00 00 01", email: "enfance@dunes.example", hours: "le matin" },
  communes: ["56007"],
  colours: { brand: "#3b2a6b", accent: "#a3365b" },
};

beforeAll(() => {
  const file = path.join(folder, "dunes.json");
  writeFileSync(file, JSON.stringify(profile));
  Object.assign(process.env, { AUTHORITY_FILE: file });
});
afterAll(() => rmSync(folder, { recursive: true }));

const { name, desk, address, colours } = demoAuthority;
const ofTheDemo = [name, desk.name, desk.phone, desk.phoneLink, desk.email, ...address, colours.brand];

const missing = (text: string, words: readonly string[]) => words.filter((word) => !text.replaceAll("\u00a0", " ").includes(word));
const present = (text: string, words: readonly string[]) => words.filter((word) => text.replaceAll("\u00a0", " ").includes(word));

test("every mail is signed by the authority of the file, in its colours, and says nothing of the demo's", async () => {
  const { renderPreview, templateNames } = await import("@/emails/templates");
  for (const template of templateNames) {
    const { html, text } = await renderPreview(template);
    expect([template, missing(html, [profile.name, profile.portal, profile.desk.name, profile.desk.phone, profile.desk.email, profile.colours.brand])]).toEqual([template, []]);
    expect([template, present(html + text, ofTheDemo)]).toEqual([template, []]);
  }
});

test("the pages outside Next are its own too", async () => {
  const { errorPage } = await import("@/server/envelope/error-pages");
  const { html } = errorPage("unavailable", "ABCD2345");
  expect(missing(html, [profile.name, profile.portal, profile.desk.phone, profile.colours.brand])).toEqual([]);
  expect(present(html, ofTheDemo)).toEqual([]);
});

test("its communes decide who is a resident (R-TER-1)", async () => {
  const { territoryOf } = await import("@/lib/families/rules");
  expect([territoryOf("56007"), territoryOf("44131")]).toEqual(["resident", "outside"]);
});
