import { unstable_isUnrecognizedActionError as isUnrecognizedAction, unstable_rethrow as rethrowNavigation } from "next/navigation";
import type { FormAction, FormState } from "@/lib/core/form";

const words = {
  stale: "La page a été mise à jour. Rechargez-la, puis renvoyez.",
  unreachable: "Nous n'avons pas reçu de réponse. Vérifiez votre connexion, puis renvoyez.",
};

/** No incident number: the server never answered, so it has no trace to look up. */
const UNANSWERED = "";

/** What can be told before anything is sent; the server checks it again. */
export type Precheck = (form: FormData) => FormState | undefined;

/** Turns the accidents that only a browser sees (a newer build, no network) into a state, so that the form stays on screen. */
export function guarded(action: FormAction, precheck?: Precheck): FormAction {
  return async (previous, form) => {
    const told = precheck?.(form);
    if (told) return told;
    try {
      return await action(previous, form);
    } catch (error) {
      rethrowNavigation(error);
      const message = isUnrecognizedAction(error) ? words.stale : words.unreachable;
      return { status: "failed", incident: UNANSWERED, message, values: typedText(form) };
    }
  };
}

export function isUnanswered(state: FormState): boolean {
  return state.status === "failed" && state.incident === UNANSWERED;
}

function typedText(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
}
