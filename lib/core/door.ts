import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow as rethrowNavigation } from "next/navigation";
import type { z } from "zod";
import { env } from "./env";
import type { FormAction, FormLink, FormState, Kept } from "./form";
import { log } from "./log";
import { isOutage, reportingOutages } from "./outage";
import { currentRequest } from "./request";
import type { Refusal, Result } from "./result";
import { traceOutcome } from "./trace";
import { withoutZeros } from "./typed";

type Door<C, S extends z.ZodObject, T, R extends Refusal> = {
  /** Who may: builds the context, or redirects, or answers 404. `claimed` reads a field of the form as it came: a claim for the gate to judge. */
  gate: (claimed: (field: string) => string) => Promise<C>;
  input: S;
  /** Fields whose text, or boxes ticked, come back to the form when it is not accepted. Never a password. */
  keeps?: readonly (keyof z.input<S> & string)[];
  run: (context: C, input: z.output<S>) => Promise<Result<T, R>>;
  refusal: (refusal: R) => { message: string; field?: string; links?: readonly FormLink[] };
  /** Once committed: cookies to set, page to go to. Without it the form is told "done". */
  then?: (value: T, context: C, input: z.output<S>) => Promise<void>;
};

export const words = {
  unreadable: "Ce champ manque ou n'a pas pu être lu. Remplissez-le à nouveau.",
  crossSite: "Ce formulaire a été envoyé depuis un autre site. Rechargez cette page, puis recommencez.",
  unavailable: "Le portail ne répond pas en ce moment. Attendez une minute, vérifiez si c'est fait, et recommencez si besoin.",
  accident: (incident: string) => `Une erreur est survenue de notre côté. Réessayez, ou appelez-nous en donnant le numéro ${incident}.`,
};

/**
 * The only way for a form to reach a use case: gate, same origin, shape, use case, then one state for the form.
 * Accidents are logged with the request's number, and only that number is shown.
 */
export function door<C, S extends z.ZodObject, T, R extends Refusal>(options: Door<C, S, T, R>): FormAction {
  return async (_previous, form) => {
    const request = currentRequest();
    request.reached = true;
    const fields = form instanceof FormData ? fieldsOf(form) : {};
    const values = keptOf(fields, options.keeps ?? []);
    try {
      const state = await reportingOutages(pass(options, fields, values));
      traceOutcome(state.status);
      return state;
    } catch (error) {
      rethrowNavigation(error);
      const outage = isOutage(error);
      log[outage ? "warn" : "error"]({ err: error }, outage ? "a door found the database or a queue busy" : "a door met an accident");
      const message = outage ? words.unavailable : words.accident(request.id);
      return { status: "failed", incident: request.id, message, values };
    }
  };
}

async function pass<C, S extends z.ZodObject, T, R extends Refusal>(
  options: Door<C, S, T, R>,
  fields: Fields,
  values: Kept,
): Promise<FormState> {
  const context = await options.gate((field) => claimOf(fields[field]));
  if (!isSameOrigin(await headers())) {
    return { status: "refused", reason: "cross-site", message: words.crossSite, values };
  }
  const shape = options.input.safeParse(fields, { error: ({ code }) => (code === "invalid_type" ? words.unreadable : undefined) });
  if (!shape.success) {
    currentRequest().unprocessable = true;
    return { status: "invalid", fields: firstIssues(shape.error), values };
  }
  const result = await options.run(context, shape.data);
  if (!result.ok) {
    return { status: "refused", reason: result.refusal.reason, ...options.refusal(result.refusal), values };
  }
  await options.then?.(result.value, context, shape.data);
  return { status: "done" };
}

/**
 * Browsers say where a request comes from; an origin that contradicts it is no browser's. Those without Sec-Fetch-Site (before 2023) send Origin, but "null" from
 * pages that send no referrer; there a cookie of ours, which other sites cannot make a browser attach to a POST, vouches.
 */
export function isSameOrigin(sent: Pick<Headers, "get">): boolean {
  const site = sent.get("sec-fetch-site");
  const origin = sent.get("origin");
  const { APP_URL } = env();
  if (site !== null) return site === "same-origin" && (origin === null || origin === "null" || origin === APP_URL);
  const prefix = APP_URL.startsWith("https:") ? "__Host-" : "";
  if (origin === "null") return new RegExp(`(?:^|; )${prefix}pf_(?:session|binding|device|staff|step)=`).test(sent.get("cookie") ?? "");
  return origin === APP_URL;
}

/** One sentence per field, in the order of the form. */
function firstIssues({ issues }: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { path, message } of issues) fields[String(path[0])] ??= message;
  return fields;
}

type Fields = Record<string, FormDataEntryValue | FormDataEntryValue[]>;

/** A name sent several times (boxes ticked, pages of a document) holds the list of what was sent. No keyboard types a zero byte, and the database refuses it. */
function fieldsOf(form: FormData): Fields {
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const [only = "", ...more] = form.getAll(name).map((value) => (typeof value === "string" ? withoutZeros(value) : value));
      return [name, more.length === 0 ? only : [only, ...more]];
    }),
  );
}

const claimOf = (value: Fields[string] | undefined) => (typeof value === "string" ? value : "");

/** What comes back to a form; longer than any field may be, so that nothing typed in good faith is cut. */
const KEPT = 2_000;

function keptOf(fields: Fields, names: readonly string[]): Kept {
  return Object.fromEntries(
    names.flatMap((name) => {
      const [only, ...more] = [fields[name] ?? []].flat().flatMap((value) => (typeof value === "string" ? [value.slice(0, KEPT)] : []));
      return only === undefined ? [] : [[name, more.length === 0 ? only : [only, ...more]]];
    }),
  );
}
