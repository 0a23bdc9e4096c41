import { textOf } from "./forms";

/** What a receipt says, as « Léa 2026-12-22 », sorted. */
export type ReceiptLines = { booked: string[]; waiting: string[]; refused: string[] };

const months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

/** The lists of the receipt page: booked days under each child's name, what waits and what was refused under their own headings. */
export function readReceipt(html: string): ReceiptLines {
  const sections = [...html.replace(/<!--.*?-->/gs, "").matchAll(/<section\b([^>]*)>(.*?)<\/section>/gs)].map(([, attributes = "", inside = ""]) => ({ attributes, inside }));
  const under = (heading: string) => sections.filter(({ attributes }) => attributes.includes(`aria-labelledby="${heading}"`)).flatMap(({ inside }) => itemsOf(inside).map(namedDay)).sort();
  const booked = sections.flatMap(({ attributes, inside }) => {
    const name = /aria-label="([^"]*)"/.exec(attributes)?.[1];
    const days = /class="receipt-days"[^>]*>(.*?)<\/ul>/s.exec(inside)?.[1];
    return name === undefined || days === undefined ? [] : itemsOf(days).map((item) => `${name} ${dayIn(item)}`);
  });
  return { booked: booked.sort(), waiting: under("attente"), refused: under("refus") };
}

const itemsOf = (html: string) => [...html.matchAll(/<li\b[^>]*>(.*?)<\/li>/gs)].map(([, inside = ""]) => textOf(inside));
const namedDay = (line: string) => `${line.slice(0, line.indexOf(",")).trim()} ${dayIn(line)}`;

/** The first day that a line names in words. */
function dayIn(line: string): string {
  const [, day = "", month = "", year = ""] = /(\d{1,2})(?:er)? (\p{L}+) (\d{4})/u.exec(line) ?? [];
  return `${year}-${String(months.indexOf(month) + 1).padStart(2, "0")}-${day.padStart(2, "0")}`;
}
