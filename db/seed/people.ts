import type { child } from "@/db/schema/families";

type ChildRow = typeof child.$inferInsert;
type ChildWish = Pick<ChildRow, "givenName" | "custody" | "otherHouseholdName" | "otherHouseholdPhone"> & {
  /** Completed years on the day of the seed. */
  age: number;
  allergies?: string;
  /** What is missing from the file; everything is there unless told. */
  lacks?: readonly ("care_consent" | "health_record" | "papers")[];
};

export type Household = {
  familyName: string;
  /** None: a family that the desk opened by telephone, without any address. */
  guardians: readonly { email: string; givenName: string; relation: "mother" | "father" | "other_parent" }[];
  communeInsee: string;
  postcode: string;
  addressLine: string;
  /** Proved; absent when the family never gave it. */
  quotient?: number;
  contacts: readonly { givenName: string; familyName: string; relation: "grandparent" | "friend" | "neighbour" }[];
  children: readonly ChildWish[];
};

/** Two parents, two accounts, one family; the file of two children is complete, that of the two others is not. */
export const leGoff: Household = {
  familyName: "Le Goff",
  guardians: [
    { email: "parent@demo.example", givenName: "Camille", relation: "mother" },
    { email: "parent2@demo.example", givenName: "Yann", relation: "father" },
  ],
  communeInsee: "44131",
  postcode: "44210",
  addressLine: "18 rue de la Source",
  quotient: 780,
  contacts: [
    { givenName: "Annick", familyName: "Le Goff", relation: "grandparent" },
    { givenName: "Joseph", familyName: "Le Goff", relation: "grandparent" },
  ],
  children: [
    { givenName: "Tristan", age: 13, lacks: ["health_record", "papers"] },
    { givenName: "Nolwenn", age: 9 },
    { givenName: "Malo", age: 7, allergies: "Arachides : pas de cacahuètes, même en traces." },
    { givenName: "Lou", age: 4, lacks: ["care_consent", "papers"] },
  ],
};

export const moreau: Household = {
  familyName: "Moreau",
  guardians: [{ email: "exterieur@demo.example", givenName: "Inès", relation: "mother" }],
  communeInsee: "44109",
  postcode: "44000",
  addressLine: "5 rue des Hauts-Pavés",
  contacts: [{ givenName: "Samir", familyName: "Moreau", relation: "grandparent" }],
  children: [{ givenName: "Sacha", age: 8 }],
};

const PEOPLE_DOMAIN = "familles.example";

const blended: Household = {
  familyName: "Tessier",
  guardians: [{ email: `maelle.tessier@${PEOPLE_DOMAIN}`, givenName: "Maëlle", relation: "mother" }],
  communeInsee: "44131",
  postcode: "44210",
  addressLine: "3 impasse du Phare",
  quotient: 520,
  contacts: [{ givenName: "Odile", familyName: "Tessier", relation: "grandparent" }],
  children: [
    { givenName: "Elouan", age: 10, custody: "alternating", otherHouseholdName: "Julien Barbier", otherHouseholdPhone: "+33612345688" },
    { givenName: "Capucine", age: 6, custody: "alternating", otherHouseholdName: "Julien Barbier", otherHouseholdPhone: "+33612345688" },
    { givenName: "Noé", age: 3, custody: "one_home" },
  ],
};

const phoneOnly: Household = {
  familyName: "Guillou",
  guardians: [],
  communeInsee: "44021",
  postcode: "44580",
  addressLine: "Le Bois Rond",
  contacts: [{ givenName: "Martine", familyName: "Guillou", relation: "grandparent" }],
  children: [{ givenName: "Jules", age: 8, lacks: ["papers"] }, { givenName: "Rose", age: 5, lacks: ["health_record", "papers"] }],
};

const communes = [
  ["44131", "44210"], ["44131", "44210"], ["44126", "44770"], ["44021", "44580"], ["44186", "44680"], ["44005", "44320"], ["44182", "44730"], ["44038", "44320"],
  ["44012", "44760"], ["44145", "44640"], ["44136", "44770"], ["44109", "44000"],
] as const;
const streets = ["rue de l'Église", "rue des Ajoncs", "chemin de la Lande", "allée des Pins", "rue du Calvaire", "impasse des Genêts", "rue de la Poste", "route de la Mer"];
const familyNames = [
  "Allain", "Audrain", "Averty", "Baconnais", "Bertho", "Bichon", "Boucard", "Bourreau", "Briand", "Chauvet", "Clavier", "Corbineau", "Couëdel", "Dousset", "Durand", "Evain",
  "Ferré", "Fleury", "Gautier", "Giraudet", "Grelier", "Guérin", "Hamon", "Hervouet", "Jouan", "Joubert", "Landais", "Leblanc", "Lecomte", "Legrand", "Lucas", "Mainguy",
  "Malary", "Marion", "Mellerin", "Mercier", "Michaud", "Monnier", "Morisseau", "Mouraud", "Padiou", "Pennec", "Perrin", "Picard", "Pineau", "Prin", "Quérard", "Renaud",
  "Rivière", "Robin", "Rousseau", "Roux", "Salaün", "Séjourné", "Simon", "Tanguy", "Templier", "Thébaud", "Thibaud", "Tréhin", "Vallée", "Vilaine", "Voisin", "Yvon",
] as const;
const parentNames = ["Sophie", "Nicolas", "Élodie", "Karim", "Marine", "Thomas", "Aurélie", "Fabien", "Laëtitia", "Mehdi", "Gaëlle", "Sébastien", "Noémie", "Antoine", "Fatou", "Ronan"];
const childNames = [
  "Léa", "Hugo", "Emma", "Liam", "Jade", "Gabriel", "Chloé", "Raphaël", "Inaya", "Arthur", "Manon", "Louis", "Zoé", "Adam", "Alice", "Maël", "Lina", "Ethan", "Juliette", "Nathan",
  "Romane", "Sohan", "Anna", "Titouan", "Margaux", "Ilan", "Louise", "Marius", "Salomé", "Gabin", "Éva", "Oscar", "Clémence", "Naël", "Agathe", "Timéo", "Ambre",
];
const quotients = [320, 540, undefined, 780, 960, 1180, 1350, undefined, 1800, 610, 870];
const siblings = [2, 2, 1, 3, 2];

const OLDEST = 17;
const YOUNGEST = 3;
/** A step that goes through all the ages before it comes back. */
const AGE_STEP = 4;

const pick = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length];
  if (found === undefined) throw new Error("nothing to pick from");
  return found;
};

const plainLetters = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The families that fill the days; nobody knows a password of theirs, because there is none. */
const neighbours = familyNames.map((familyName, index): Household => {
  const [communeInsee, postcode] = pick(communes, index);
  const givenName = pick(parentNames, index * 3);
  const quotient = quotients[index % quotients.length];
  return {
    familyName,
    guardians: [{ email: `${plainLetters(`${givenName}.${familyName}`)}@${PEOPLE_DOMAIN}`, givenName, relation: index % 2 === 0 ? "mother" : "father" }],
    communeInsee,
    postcode,
    addressLine: `${1 + ((index * 7) % 60)} ${pick(streets, index)}`,
    ...(quotient !== undefined && { quotient }),
    contacts: [{ givenName: pick(parentNames, index * 5 + 1), familyName, relation: index % 3 === 0 ? "neighbour" : "grandparent" }],
    children: Array.from({ length: pick(siblings, index) }, (_, rank) => ({
      givenName: pick(childNames, index * 5 + rank * 11),
      age: YOUNGEST + ((index * 5 + rank * AGE_STEP) % (OLDEST - YOUNGEST + 1)),
    })),
  };
});

export const townspeople: readonly Household[] = [blended, phoneOnly, ...neighbours];

/** One family's mails come back. */
export const BOUNCED_EMAIL = neighbours[3]?.guardians[0]?.email ?? "";
export const UNCONFIRMED = { emailCanonical: `lucie.marchand@${PEOPLE_DOMAIN}`, emailAsTyped: `Lucie.Marchand@${PEOPLE_DOMAIN}`, givenName: "Lucie", familyName: "Marchand", phone: "+33612345677" };
