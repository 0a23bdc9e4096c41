const entities: Record<string, string> = { "&quot;": '"', "&amp;": "&", "&#x27;": "'", "&lt;": "<", "&gt;": ">" };
const unescape = (text: string) => text.replace(/&(?:quot|amp|#x27|lt|gt);/g, (entity) => entities[entity] ?? entity);

/** A file is its text, and its name. */
export type Field = readonly [name: string, value: string, fileName?: string];
/** `proposed`: what the page shows as typed or chosen already. */
export type Form = { action: string; fields: Field[]; proposed: Field[]; boxes: { name: string; value: string; isTicked: boolean }[] };

/** The form of a page that holds this text, as a browser reads it: what it sends anyway, and the boxes one may tick. */
export function formWith(html: string, text: string): Form | undefined {
  const found = [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].find(([, , inside = ""]) => inside.includes(text));
  if (!found) return undefined;
  const [, attributes = "", inside = ""] = found;
  const inputs = [...inside.matchAll(/<input\b([^>]*)>/g)].map(([, of = ""]) => of);
  const boxes = inputs.filter((of) => attribute(of, "type") === "checkbox");
  return {
    action: attribute(attributes, "action") ?? "",
    fields: inputs.filter((of) => attribute(of, "type") === "hidden").map((of) => [attribute(of, "name") ?? "", attribute(of, "value") ?? ""] as const),
    proposed: [...inputs.flatMap(typedIn), ...choicesIn(inside), ...textsIn(inside)],
    boxes: boxes.map((of) => ({ name: attribute(of, "name") ?? "", value: attribute(of, "value") ?? "on", isTicked: /\schecked\b/.test(of) })),
  };
}

const SENT_WHEN_TICKED = ["checkbox", "radio"];
const NEVER_PROPOSED = ["hidden", "file", "password", "submit"];

function typedIn(of: string): Field[] {
  const [name, type = "text", value] = [attribute(of, "name"), attribute(of, "type"), attribute(of, "value")];
  if (name === undefined || NEVER_PROPOSED.includes(type)) return [];
  if (!SENT_WHEN_TICKED.includes(type)) return [[name, value ?? ""]];
  return /\schecked\b/.test(of) ? [[name, value ?? "on"]] : [];
}

/** A list that nobody touched sends its first choice. */
const choicesIn = (inside: string): Field[] =>
  [...inside.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)].flatMap(([, of = "", within = ""]) => {
    const options = [...within.matchAll(/<option\b([^>]*)>/g)].map(([, each = ""]) => each);
    const chosen = options.find((each) => /\sselected\b/.test(each)) ?? options[0] ?? "";
    const name = attribute(of, "name");
    return name === undefined ? [] : [[name, attribute(chosen, "value") ?? ""] as const];
  });

const textsIn = (inside: string): Field[] =>
  [...inside.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)].flatMap(([, of = "", text = ""]) => {
    const name = attribute(of, "name");
    return name === undefined ? [] : [[name, unescape(text)] as const];
  });

function attribute(text: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(text)?.[1];
  return value === undefined ? undefined : unescape(value);
}

const BOUNDARY = "----portail-bench";
export const FORM_TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

export function formBody(fields: readonly Field[]): string {
  const parts = fields.map(([name, value, fileName]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${fileName === undefined ? "" : `; filename="${fileName}"`}\r\n\r\n${value}\r\n`);
  return `${parts.join("")}--${BOUNDARY}--\r\n`;
}

/** What a page says, without its markup. */
export function textOf(html: string): string {
  return unescape(html.replace(/<(script|style)\b.*?<\/\1>/gs, "").replace(/<[^>]*>/g, " ").replace(/&nbsp;/g, " ")).replace(/\s+/g, " ");
}
