/** Where to look before sending again. */
export type FormLink = { href: string; label: string };

/** What was typed or ticked, by field: a list when a name was sent several times. Never a password. */
export type Kept = Record<string, string | readonly string[]>;

/** What a form shows after its door answered. */
export type FormState =
  | { status: "idle" }
  | { status: "done" }
  | { status: "invalid"; fields: Record<string, string>; values: Kept }
  | { status: "refused"; reason: string; message: string; field?: string; links?: readonly FormLink[]; values: Kept }
  | { status: "failed"; incident: string; message: string; values: Kept };

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

export const idle: FormState = { status: "idle" };
