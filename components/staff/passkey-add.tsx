"use client";

import { browserSupportsWebAuthn, startRegistration } from "@simplewebauthn/browser";
import { startTransition, useActionState, useMemo, useState, type FormEvent } from "react";
import { ErrorSummary } from "@/components/ui/error-summary";
import { errorsOf, FormContext, valuesOf } from "@/components/ui/form-context";
import { guarded } from "@/components/ui/guarded-action";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { useHydrated } from "@/components/ui/use-hydrated";
import { idle } from "@/lib/core/form";
import { addKeyAction } from "@/lib/staff/actions";
import { keyTrouble } from "./key-trouble";

type Options = Parameters<typeof startRegistration>[0]["optionsJSON"];

/** Making a key takes scripts: without them the page says so, and the app's codes go on working. */
export function PasskeyAdd({ options }: { options: Options }) {
  const hydrated = useHydrated();
  const action = useMemo(() => guarded(addKeyAction), []);
  const [state, dispatch] = useActionState(action, idle);
  const [trouble, setTrouble] = useState("");
  const view = useMemo(() => ({ id: "", errors: errorsOf(state), values: valuesOf(state) }), [state]);
  if (!hydrated || !browserSupportsWebAuthn()) return <p>Ce navigateur ne sait pas créer de clé d&apos;accès, ou ses scripts sont coupés. Votre application de codes suffit.</p>;
  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setTrouble("");
    try {
      if (form.get("name") !== "") form.set("answer", JSON.stringify(await startRegistration({ optionsJSON: options })));
      startTransition(() => dispatch(form));
    } catch (error) {
      setTrouble(keyTrouble(error));
    }
  };
  return (
    <FormContext value={view}>
      <ErrorSummary state={state} formId="" unlinked={["answer"]} />
      <form onSubmit={make} noValidate className="form">
        <input type="hidden" name="answer" value="" />
        <TextField name="name" label="Nom de la clé" hint="Pour la reconnaître plus tard, par exemple « Ordinateur du guichet »." autoComplete="off" maxLength={60} />
        <SubmitButton>Créer la clé</SubmitButton>
        <p role="alert" className="font-semibold text-danger">
          {trouble === "" ? null : `Erreur : ${trouble}`}
        </p>
      </form>
    </FormContext>
  );
}
