import { quotientInput } from "@/lib/billing/input";
import { bandRange, quotientYear, type Band, type Quotient } from "@/lib/billing/rules";
import { quotientView } from "@/lib/billing/view";

const bands: Band[] = [
  { validFrom: "2026-01-01", band: 3, upTo: null },
  { validFrom: "2026-01-01", band: 1, upTo: 400 },
  { validFrom: "2026-01-01", band: 2, upTo: 900 },
  { validFrom: "2027-01-01", band: 1, upTo: 500 },
];
const TODAY = "2026-12-07";
const row = (state: Quotient["state"], amount = 650, documentId: string | null = null) => ({ amount, state, validFrom: "2026-01-01" as const, validUntil: "2026-12-31" as const, documentId });

test.each([
  [1, { from: 0, to: 400 }],
  [2, { from: 401, to: 900 }],
  [3, { from: 901, to: undefined }],
])("band %i says from where to where it goes", (band, range) => {
  expect(bandRange(bands, band, TODAY)).toEqual(range);
});

test("a quotient is of the calendar year of the town's day", () => {
  expect(quotientYear("2027-01-01")).toEqual({ year: "2027", validFrom: "2027-01-01", validUntil: "2027-12-31" });
});

describe("what the page says", () => {
  const highest = expect.stringMatching(/le tarif le plus haut s'applique/i);
  test.each([
    ["nothing declared", [], { state: "Pas encore déclaré", meaning: highest, needsProof: false }],
    ["declared", [row("declared")], { state: "Déclaré, en attente de justificatif", meaning: highest, needsProof: true }],
    ["declared with its proof", [row("declared", 650, "doc_1")], { state: "Justificatif reçu, en cours de vérification", meaning: highest, needsProof: false, proofHref: "/famille/documents/doc_1" }],
    ["refused", [row("refused")], { state: "Refusé", meaning: highest }],
    ["proved", [row("proved")], { state: "Prouvé : votre tranche est n° 2, de 401 à 900", meaning: "Vos prix suivent cette tranche." }],
    ["proved in the last band", [row("proved", 2_000)], { state: "Prouvé : votre tranche est n° 3, à partir de 901" }],
    ["corrected after a proof", [row("declared", 300), row("proved")], { state: "Déclaré, en attente de justificatif", meaning: expect.stringContaining("n° 2, de 401 à 900"), amount: 300 }],
    ["proved for another year only", [{ ...row("proved"), validFrom: "2025-01-01" as const, validUntil: "2025-12-31" as const }], { state: "Pas encore déclaré", meaning: highest }],
  ])("%s", (_name, rows, view) => {
    expect(quotientView(rows, bands, TODAY)).toMatchObject(view);
  });
});

describe("what may be typed", () => {
  test.each([["0", 0], ["845", 845], [" 1 250 ", 1250], ["99\u202f999", 99_999]])("%j is %i", (amount, value) => {
    expect(quotientInput.parse({ amount })).toEqual({ amount: value });
  });

  test.each(["", "  ", "-1", "100000", "845,50", "1e3", "0x10", "٣", "9".repeat(500), ["1", "2"]])("%j is refused in words", (amount) => {
    expect(quotientInput.safeParse({ amount }, { error: () => "x" }).success).toBe(false);
  });
});
