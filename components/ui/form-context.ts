import { createContext, use } from "react";
import type { FormState, Kept } from "@/lib/core/form";

type FormView = {
  id: string;
  errors: Record<string, string>;
  /** What was typed, once the form came back; undefined before that. */
  values: Kept | undefined;
};

export const FormContext = createContext<FormView>({ id: "", errors: {}, values: undefined });

export function fieldId(formId: string, name: string): string {
  return formId === "" ? `field-${name}` : `${formId}-field-${name}`;
}

export function errorsOf(state: FormState): Record<string, string> {
  if (state.status === "invalid") return state.fields;
  if (state.status === "refused" && state.field !== undefined) return { [state.field]: state.message };
  return {};
}

export function valuesOf(state: FormState): Kept | undefined {
  return "values" in state ? state.values : undefined;
}

/** What one field needs from its form: its ids, its error, what was typed, every box ticked under its name. */
export function useField(name: string) {
  const form = use(FormContext);
  const id = fieldId(form.id, name);
  const error = form.errors[name];
  const [typed] = listed(form.values?.[name]);
  const ticked = form.values && listed(form.values[name]);
  return { id, error, typed, ticked, cameBack: form.values !== undefined };
}

const listed = (value: Kept[string] | undefined): readonly string[] => (value === undefined ? [] : [value].flat());
