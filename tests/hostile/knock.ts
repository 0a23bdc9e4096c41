import type { Actor } from "./actors";
import { watch } from "./marks";
import type { Action } from "./surface";
import type { Known } from "./world";

export type Answer = { status: number; location: string; body: string; headers: string };

const PATIENCE_MS = 20_000;

export async function ask(url: string, init: RequestInit): Promise<Answer & { bytes: Buffer }> {
  const answer = await fetch(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(PATIENCE_MS) });
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
  const bytes = Buffer.from(await answer.arrayBuffer());
  const body = bytes.toString("utf8");
  watch(`${init.method ?? "GET"} ${new URL(url).pathname}`, answer.status, headers + body);
  return { status: answer.status, location: answer.headers.get("location") ?? "", body, headers, bytes };
}

/** A page as a browser asks for it, as Next's script does, and as a prefetch. */
export const waysToRead: Record<string, Record<string, string>> = {
  page: {},
  data: { rsc: "1" },
  prefetch: { rsc: "1", "next-router-prefetch": "1" },
};

/** Next sends data asked without its mark to the same page with the mark: that is no answer yet. */
export async function readAs(url: string, { cookie }: Actor, headers: Record<string, string>): Promise<Answer> {
  const answer = await ask(url, { headers: { cookie, ...headers } });
  const { pathname, search, origin } = new URL(url);
  const marked = `${pathname}${search === "" ? "?" : `${search}&`}_rsc`;
  return answer.location.startsWith(marked) ? ask(origin + answer.location, { headers: { cookie, ...headers } }) : answer;
}

/** The action called raw, without any page: the way scripts call it, with the ids of somebody else's family in every field one may guess. */
export function callRaw(origin: string, path: string, action: Action, actor: Actor, known: Known, from: "same-origin" | "cross-site" = "same-origin"): Promise<Answer> {
  return callWith(origin, path, action.id, actor, Object.entries(guesses(known)), from);
}

export type Typed = readonly (readonly [name: string, value: string | Blob])[];

/** The action called raw with these fields. */
export function callWith(origin: string, path: string, id: string, { cookie }: Pick<Actor, "cookie">, fields: Typed, from = "same-origin"): Promise<Answer> {
  const body = new FormData();
  for (const [name, value] of fields) {
    if (typeof value === "string") body.append(`_1_${name}`, value);
    else body.append(`_1_${name}`, value, "page.jpg");
  }
  body.append("0", '[{"status":"idle"},"$K1"]');
  const headers = { cookie, "next-action": id, origin, "sec-fetch-site": from, accept: "text/x-component" };
  return ask(origin + path, { method: "POST", body, headers });
}

/** The same action as a browser without scripts posts it. */
export function postForm(origin: string, path: string, id: string, { cookie }: Pick<Actor, "cookie">, fields: Typed): Promise<Answer> {
  const body = new FormData();
  for (const [name, value] of fields) {
    if (typeof value === "string") body.append(name, value);
    else body.append(name, value, "page.jpg");
  }
  body.append("$ACTION_REF_1", "");
  body.append("$ACTION_1:0", JSON.stringify({ id, bound: "$@1" }));
  body.append("$ACTION_1:1", '[{"status":"idle"}]');
  return ask(origin + path, { method: "POST", body, headers: { cookie, origin, "sec-fetch-site": "same-origin" } });
}

const guesses = ({ familyId, childId, reference, slotId }: Known): Record<string, string> => ({
  familyId, childId, reference, slotId, email: "curieuse@exemple.fr", id: familyId, famille: familyId, enfant: childId, reason: "parce que", text: "bonjour", jeton: "x".repeat(43),
});
