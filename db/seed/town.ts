import type { center, programme, requirementItems } from "@/db/schema/activities";
import type { formulas } from "@/db/schema/billing";
import type { Band, Modifier } from "@/lib/billing/rules";
import type { Day } from "@/lib/core/days";
import type { DeadlineRule } from "@/lib/core/deadlines";
import { cents, shareOf, type Cents } from "@/lib/core/money";

type Formula = (typeof formulas)[number];
type Kind = Pick<typeof programme.$inferInsert, "offer" | "season">;
type Center = Omit<typeof center.$inferInsert, "id">;
type Group = { name: string; fromYears: number; toYears: number };
type Programme = Kind & { slug: string; center: string; title: string; summary: string; tariff: string; formulas: readonly Formula[] };

export const centers: readonly Center[] = [
  { slug: "les-embruns", name: "Les Embruns", addressLine: "4 rue des Mouettes", communeInsee: "44131", phone: "+33240000001", summary: "Entre le port et la plage, un grand jardin et une salle de jeux par âge." },
  { slug: "l-ilot", name: "L'Îlot", addressLine: "12 rue de la Cormorane", communeInsee: "44126", phone: "+33240000002", summary: "Une maison au calme, à dix minutes à pied de la mer." },
  { slug: "les-marais", name: "Les Marais", addressLine: "2 chemin des Salines", communeInsee: "44021", phone: "+33240000003", summary: "Au bord du marais, pour observer, jardiner et bricoler." },
  { slug: "le-grand-pre", name: "Le Grand Pré", addressLine: "7 allée des Tilleuls", communeInsee: "44186", phone: "+33240000004", summary: "À côté de l'école, avec un pré pour courir et une cabane à histoires." },
  { slug: "la-passerelle", name: "La Passerelle", addressLine: "1 quai des Marins", communeInsee: "44131", phone: "+33240000005", summary: "Le lieu des jeunes de Pornic : projets, sorties et soirées." },
  { slug: "le-quai", name: "Le Quai", addressLine: "9 place du Moulin", communeInsee: "44005", phone: "+33240000006", summary: "Le lieu des jeunes de Chaumes-en-Retz : studio, cuisine et sorties." },
];

export const LEISURE_TARIFF = "Accueil de loisirs";
const wholeDay = ["day"] as const;
const dayAndHalves = ["day", "morning", "afternoon"] as const;

const leisure = [
  { center: "les-embruns", place: "aux Embruns", inHolidays: dayAndHalves },
  { center: "l-ilot", place: "à L'Îlot", inHolidays: wholeDay },
  { center: "les-marais", place: "aux Marais", inHolidays: wholeDay },
  { center: "le-grand-pre", place: "au Grand Pré", inHolidays: dayAndHalves },
].flatMap(({ center, place, inHolidays }): Programme[] => {
  const shared = { center, offer: "leisure", tariff: LEISURE_TARIFF } as const;
  return [
    { ...shared, slug: `mercredis-${center}`, season: "wednesdays", title: `Mercredis ${place}`, summary: "Jeux, ateliers et promenades, à la journée ou à la demi-journée, chaque mercredi d'école.", formulas: dayAndHalves },
    { ...shared, slug: `vacances-${center}`, season: "holidays", title: `Vacances ${place}`, summary: "Des journées à thème, une grande sortie par semaine, et du temps pour ne rien faire.", formulas: inHolidays },
  ];
});

const youth = [
  { center: "la-passerelle", place: "à La Passerelle" },
  { center: "le-quai", place: "au Quai" },
].flatMap(({ center, place }): Programme[] => {
  const shared = { center, offer: "youth", formulas: ["outing"] } as const;
  return [
    { ...shared, slug: `mercredis-${center}`, season: "wednesdays", title: `Mercredis jeunes ${place}`, summary: "Une activité ou une sortie chaque mercredi après-midi.", tariff: `Mercredis jeunes ${place}` },
    { ...shared, slug: `vacances-${center}`, season: "holidays", title: `Vacances jeunes ${place}`, summary: "Une sortie par jour : on s'inscrit à celles qu'on aime.", tariff: `Vacances jeunes ${place}` },
  ];
});

export const programmes: readonly Programme[] = [...leisure, ...youth];

export const outings: readonly string[] = [
  "Char à voile à Saint-Brevin", "Patinoire à Nantes", "Escalade en salle", "Tournoi de jeux de société", "Bowling et pizza", "Accrobranche",
  "Cuisine du monde", "Laser game", "Cinéma à Pornic", "Pêche à pied à La Bernerie", "Initiation au graff", "Kayak sur le canal",
];

export const groupsOf: Record<Kind["offer"], readonly Group[]> = {
  leisure: [{ name: "3-5 ans", fromYears: 3, toYears: 5 }, { name: "6-8 ans", fromYears: 6, toYears: 8 }, { name: "9-11 ans", fromYears: 9, toYears: 11 }],
  youth: [{ name: "11-13 ans", fromYears: 11, toYears: 13 }, { name: "14-17 ans", fromYears: 14, toYears: 17 }],
};

type Requirements = readonly { item: (typeof requirementItems)[number]; isBlocking: boolean }[];
const forEverybody = (["address", "emergency_contact", "health_record", "care_consent"] as const).map((item) => ({ item, isBlocking: true }));

export const requirementsOf: Record<Kind["offer"], Requirements> = {
  leisure: [...forEverybody, { item: "vaccines", isBlocking: false }],
  youth: [...forEverybody, { item: "insurance", isBlocking: true }, { item: "swim_test", isBlocking: false }],
};

/** Adding and cancelling alike. */
export function deadlineOf({ offer, season }: Kind): DeadlineRule {
  if (offer === "youth") return { kind: "days_before", days: 1, at: "17:00", workingDaysOnly: false };
  if (season === "wednesdays") return { kind: "week_before", weekday: 1, at: "12:00" };
  return { kind: "days_before", days: 8, at: "23:59", workingDaysOnly: false };
}

const SCHOOL_AGE = 6;

/**
 * Children per animator: in the holidays 8 under six and 12 from six (Code de l'action sociale et des familles, R227-15);
 * on Wednesdays 10 and 14, as a town with an educational project may (R227-16 and its order), as the law stood in 2026.
 */
export function ratioOf({ season }: Kind, { fromYears }: Group): number {
  const [under, from] = season === "holidays" ? [8, 12] : [10, 14];
  return fromYears < SCHOOL_AGE ? under : from;
}

const LARGEST = "les-embruns";
const HALF_DAY_PLACES = 6;

/** The team of a slot: how many places are declared, and how many animators come. */
export function teamOf({ center, offer }: Programme, { fromYears }: Group, formula: Formula): { places: number; animators: number } {
  if (offer === "youth") return { places: 8, animators: 1 };
  if (formula !== "day") return { places: HALF_DAY_PLACES, animators: 1 };
  if (center !== LARGEST) return { places: fromYears < SCHOOL_AGE ? 6 : 8, animators: 1 };
  return { places: fromYears < SCHOOL_AGE ? 12 : 16, animators: 2 };
}

/** Before any slot of the demo. */
const ALWAYS: Day = "2025-09-01";
const upperBounds = [400, 650, 900, 1200, 1500, null];
const dayPrices = [520, 740, 980, 1230, 1460, 1640];
const mealPrices = [160, 230, 300, 370, 420, 460];
const HALF_DAY_SHARE = 5_500;
const bands = upperBounds.map((upTo, index) => ({ validFrom: ALWAYS, band: index + 1, upTo }));
const free = cents(0);

const rate = (formula: Formula, index: number, careCents: Cents, mealCents: Cents = free) => ({ validFrom: ALWAYS, formula, band: index + 1, careCents, mealCents });

type Prices = { bands: Band[]; rates: ReturnType<typeof rate>[]; modifiers: (Omit<Modifier, "siblingShares"> & { siblingShares: number[] })[] };

const leisureTariff: Prices = {
  bands,
  rates: dayPrices.flatMap((price, index) => {
    const [whole, meal] = [cents(price), cents(mealPrices[index] ?? 0)];
    const half = shareOf(whole, HALF_DAY_SHARE);
    return [rate("day", index, cents(whole - meal), meal), rate("morning", index, half), rate("afternoon", index, half)];
  }),
  modifiers: [{ validFrom: ALWAYS, outsideShare: 13_500, outsideCapCents: cents(2_200), siblingShares: [10_000, 9_000, 8_000] }],
};

/** An outing costs the same for everybody. */
const flatTariff = (price: number): Prices => ({
  bands,
  rates: bands.map((_, index) => rate("outing", index, cents(price))),
  modifiers: [{ validFrom: ALWAYS, outsideShare: 10_000, outsideCapCents: null, siblingShares: [10_000] }],
});

const outingPrices = [300, 800, 500, 1_200];

export const tariffs: ReadonlyMap<string, Prices> = new Map([[LEISURE_TARIFF, leisureTariff] as const, ...youth.map(({ tariff }, index) => [tariff, flatTariff(outingPrices[index] ?? 0)] as const)]);

export const quotientBands = bands;
