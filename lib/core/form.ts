/** Where to look before sending again. */
export type FormLink = { href: string; label: string };

/** What a form shows after its door answered. `values` is what was typed, never a password. */
export type FormState =
  | { status: "idle" }
  | { status: "done" }
  | { status: "invalid"; fields: Record<string, string>; values: Record<string, string> }
  | { status: "refused"; reason: string; message: string; field?: string; links?: readonly FormLink[]; values: Record<string, string> }
  | { status: "failed"; incident: string; message: string; values: Record<string, string> };

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

export const idle: FormState = { status: "idle" };
