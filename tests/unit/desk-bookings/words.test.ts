import { cents } from "@/lib/core/money";
import type { Day } from "@/lib/core/days";
import { readAloud, sayAtDesk, spanWords } from "@/lib/desk-bookings/words";

const week: Day[] = ["2026-07-06", "2026-07-07", "2026-07-08", "2026-07-09", "2026-07-10"];
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

test.each([
  [week, "du lundi 6 au vendredi 10 juillet"],
  [["2026-07-07"], "le mardi 7 juillet"],
  [["2026-07-06", "2026-07-07"], "les lundi 6 et mardi 7 juillet"],
  [["2026-07-06", "2026-07-08", "2026-07-09"], "les lundi 6, mercredi 8 et jeudi 9 juillet"],
  [["2026-07-30", "2026-08-03"], "les jeudi 30 juillet et lundi 3 août"],
] as [Day[], string][])("days are said as people say them: %j", (days, said) => {
  expect(spanWords(days)).toBe(said);
});

test("children with the same days are said together, with the price and the last moment to cancel", () => {
  const children = [{ givenName: "Léa", days: week }, { givenName: "Tom", days: week }];
  const said = readAloud({ children, center: "Les Embruns", formula: "Journée avec repas", totalCents: cents(14_700), freeUntil: new Date("2026-06-29T10:00:00Z") });
  expect(plain(said)).toBe("Je réserve pour Léa et Tom, du lundi 6 au vendredi 10 juillet, à l'accueil Les Embruns, journée avec repas, 147,00 €. Annulation gratuite jusqu'au lundi 29 juin 2026 à 12 h 00.");
});

test("children with other days are said one after the other; a passed deadline is said too", () => {
  const children = [{ givenName: "Léa", days: week }, { givenName: "Tom", days: ["2026-07-07" as const] }];
  const said = readAloud({ children, center: "Les Embruns", formula: "Matin", totalCents: cents(2_000), freeUntil: undefined });
  expect(said).toContain("pour Léa, du lundi 6 au vendredi 10 juillet ; pour Tom, le mardi 7 juillet");
  expect(said).toContain("déjà passé");
});

test("a refusal speaks to a colleague: it never says to call the desk", () => {
  expect(sayAtDesk({ reason: "swap-too-late" }).message).not.toContain("Appelez");
  expect(sayAtDesk({ reason: "override-needs-reason" })).toMatchObject({ field: "raison" });
});
