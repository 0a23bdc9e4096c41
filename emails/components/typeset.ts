import { Children, type ReactNode } from "react";

const NO_BREAK_SPACE = "\u00a0";

const tiedSpaces = [
  / (?=[?!:;»])/g,
  /(?<=«) /g,
  /(?<=\d) (?=\d|h\b|heures?\b|minutes?\b|jours?\b|mois\b)/g,
  /(?<=\d[ \u00a0]h) (?=\d)/g,
];

/** French spacing: a « ? » or the second half of « 24 heures » never starts a line alone. */
const tie = (text: string) =>
  tiedSpaces.reduce((tied, space) => tied.replace(space, NO_BREAK_SPACE), text);

export const typeset = (content: ReactNode): ReactNode =>
  Children.map(content, (part) => (typeof part === "string" ? tie(part) : part));
