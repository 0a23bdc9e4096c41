"use client";

import { useEffect, useRef } from "react";
import type { FormState } from "@/lib/core/form";
import { errorsOf, fieldId } from "./form-context";

type ErrorSummaryProps = { state: FormState; formId: string; unlinked: readonly string[] };

/** Takes the focus each time the form comes back with bad news; renders nothing otherwise. */
export function ErrorSummary({ state, formId, unlinked }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [state]);
  if (state.status === "idle" || state.status === "done") return null;

  const entries = Object.entries(errorsOf(state));
  return (
    <div ref={box} role="alert" tabIndex={-1} autoFocus className="error-summary">
      <p className="text-lg font-bold">{titleOf(state, entries.length)}</p>
      {entries.length === 0 && "message" in state ? <p className="mt-2">{state.message}</p> : null}
      {"links" in state && state.links ? (
        <ul className="mt-2 list-disc space-y-1 pl-5">
          {state.links.map(({ href, label }) => (
            <li key={href}>
              <a href={href} className="menu-link text-danger">
                {label}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {entries.length > 0 ? (
        <ul className="mt-1 list-disc space-y-1 pl-5">
          {entries.map(([name, message]) => (
            <li key={name}>
              {unlinked.includes(name) ? (
                message
              ) : (
                <a href={`#${fieldId(formId, name)}`} className="menu-link text-danger">
                  {message}
                </a>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function titleOf(state: FormState, count: number): string {
  if (state.status === "failed") return "L'envoi n'a pas abouti";
  if (state.status === "refused") return "Nous n'avons pas pu continuer";
  return count > 1 ? `${count} réponses sont à corriger` : "Une réponse est à corriger";
}
