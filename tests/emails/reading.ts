const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" };

const decode = (escaped: string) => escaped.replace(/&([^;]+);/g, (whole, name: string) => entities[name] ?? whole);

/** Spaces that do not break a line count as spaces. */
export const flatten = (text: string) => text.replace(/\s+/g, " ");

export const attributeValues = (html: string, name: string) =>
  [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, "g"))].map(([, value = ""]) => decode(value));

export const contentsOf = (html: string, tag: string) =>
  [...html.matchAll(new RegExp(`<${tag}(?: [^>]*)?>(.*?)</${tag}>`, "gs"))].map(([, content = ""]) => decode(content));

const countWords = (sentence: string) => sentence.match(/[\p{L}\d][\p{L}\d@.’-]*/gu)?.length ?? 0;

/** Words per sentence of the prose; addresses, headings and labels on a line of their own are left out. */
export const sentenceLengths = (text: string) =>
  text
    .replace(/https?:\S+/g, "")
    .split(/\n\s*\n/)
    .flatMap((block) => flatten(block).split(/(?<=[.?!]) /))
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[.?!]$/.test(sentence))
    .map(countWords);
