import { z } from "zod";
import { demoAuthority } from "./demo-authority";
import { authorityFile } from "./env";
import { unreadable, usualColours } from "./palette";

const line = z.string().trim().min(1).max(200);

/** Screens say « le » and « du » before it. */
const masculine = line.max(40).refine((name) => !/^[aeiouyhàâéèêëîïôöûü]/i.test(name), "se dit avec « le » et « du » : « Guichet… », « Portail… », « Service… »");

const startsWithVowel = /^[aeiouyàâéèêëîïôöûü]/i;
const of = (name: string) => (startsWithVowel.test(name) ? `d'${name}` : `de ${name}`);
const withOf = <T extends { name: string; territory?: string | undefined; nameOf?: string | undefined; territoryOf?: string | undefined }>(given: T) => {
  const { territory = given.name } = given;
  return { ...given, territory, nameOf: given.nameOf ?? of(given.name), territoryOf: given.territoryOf ?? of(territory) };
};

const french = /^0[1-9](?: \d{2}){4}$/;
const desk = z
  .strictObject({
    name: masculine,
    phone: line,
    phoneLink: z.templateLiteral(["tel:+", z.string()]).optional(),
    email: z.email(),
    hours: line,
  })
  .refine(({ phone, phoneLink }) => phoneLink !== undefined || french.test(phone), "phone doit s'écrire « 02 28 25 03 69 », ou être suivi de phoneLink (« tel:+… »)")
  .transform((given) => ({ ...given, phoneLink: given.phoneLink ?? (`tel:+33${given.phone.replaceAll(" ", "").slice(1)}` as const) }));

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, "doit s'écrire #rrvvbb");
const colours = z.strictObject({ brand: colour, accent: colour }).refine((given) => unreadable(given).length === 0, {
  error: ({ input }) => `ces couleurs ne se lisent pas : ${unreadable(input as { brand: string; accent: string }).join(", ")}`,
  abort: true,
});

const isTimeZone = (name: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat("fr-FR", { timeZone: name }));
  } catch {
    return false;
  }
};

/** What one authority has of its own and another has not: data, never code. Prices, centres and opening dates are in its database. */
export const authorityShape = z
  .strictObject({
    name: line,
    /** « de Pornic agglo », « du Havre »: worked out from the name unless given. */
    nameOf: line.optional(),
    territory: line.optional(),
    territoryOf: line.optional(),
    /** As the legal notice says it. */
    legalForm: line,
    siren: z.string().regex(/^\d{3} \d{3} \d{3}$/, "doit s'écrire « 200 067 346 »"),
    website: z.templateLiteral(["https://", z.string()]),
    address: z.array(line).min(1).max(6),
    portal: masculine.default("Portail Familles"),
    desk,
    /** INSEE codes of the communes whose families are residents (R-TER-1); names and postcodes come from the official code. */
    communes: z.array(z.string().regex(/^(\d{5}|2[AB]\d{3})$/, "doit être un code INSEE")).min(1).refine((codes) => new Set(codes).size === codes.length, "nomme deux fois une commune"),
    timeZone: z.string().refine(isTimeZone, "n'est pas un fuseau horaire").default("Europe/Paris"),
    colours: colours.default(usualColours),
  })
  .transform(withOf);

export type Authority = z.output<typeof authorityShape>;

export class AuthorityError extends Error {}

/** The profile in a file's text. Throws an AuthorityError with one sentence per problem. */
export function parseAuthority(text: string): Authority {
  const parsed = authorityShape.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  throw new AuthorityError(parsed.error.issues.map(({ path, message }) => `${path.join(".") || "le fichier"} : ${message}`).join("\n"));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AuthorityError("le fichier n'est pas du JSON");
  }
}

type Shared = { [name: symbol]: Authority | undefined };
const key = Symbol.for("portail-familles.authority");

/** Read once per process, however many bundles ask: a file changed meanwhile counts at the next start. A wrong file ends the process. */
export function authorityHere(): Authority {
  const shared = globalThis as Shared;
  return (shared[key] ??= readAuthority(authorityFile()));
}

function readAuthority(file: string | undefined): Authority {
  if (file === undefined) return demoAuthority;
  try {
    return parseAuthority(process.getBuiltinModule("node:fs").readFileSync(file, "utf8"));
  } catch (error) {
    for (const problem of String((error as Error).message).split("\n")) process.stderr.write(`Configuration : AUTHORITY_FILE ${file} : ${problem}.\n`);
    process.exit(1);
  }
}
