"use client";

import { browserSupportsWebAuthn, startAuthentication } from "@simplewebauthn/browser";
import { startTransition, useActionState, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { guarded } from "@/components/ui/guarded-action";
import { useHydrated } from "@/components/ui/use-hydrated";
import { idle } from "@/lib/core/form";
import { giveKeyAction } from "@/lib/staff/actions";
import { keyTrouble } from "./key-trouble";

type Options = Parameters<typeof startAuthentication>[0]["optionsJSON"];

/** A key in place of the code, where scripts and the browser can; the code is always there. */
export function PasskeySignIn({ options, suite }: { options: Options; suite: string }) {
  const hydrated = useHydrated();
  const action = useMemo(() => guarded(giveKeyAction), []);
  const [state, dispatch, isPending] = useActionState(action, idle);
  const [trouble, setTrouble] = useState("");
  if (!hydrated || !browserSupportsWebAuthn()) return null;
  const sign = async () => {
    setTrouble("");
    try {
      const form = new FormData();
      form.set("answer", JSON.stringify(await startAuthentication({ optionsJSON: options })));
      form.set("suite", suite);
      startTransition(() => dispatch(form));
    } catch (error) {
      setTrouble(keyTrouble(error));
    }
  };
  const said = "message" in state ? state.message : trouble;
  return (
    <div className="desk-panel mb-5">
      <h2>2. Votre clé d&apos;accès</h2>
      <p className="my-3">Touchez votre clé, ou utilisez l&apos;empreinte, le visage ou le code de cet appareil.</p>
      <Button type="button" onClick={sign} disabled={isPending}>
        Utiliser ma clé d&apos;accès
      </Button>
      <p role="alert" className="font-semibold text-danger">
        {said === "" ? null : `Erreur : ${said}`}
      </p>
    </div>
  );
}
