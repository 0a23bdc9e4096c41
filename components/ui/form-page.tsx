"use client";

import { useActionState, useEffect, useMemo, type ReactNode } from "react";
import { authority } from "@/lib/core/authority";
import { idle, type FormAction } from "@/lib/core/form";
import type { ButtonVariant } from "./button-class";
import { ErrorSummary } from "./error-summary";
import { errorsOf, FormContext, valuesOf } from "./form-context";
import { guarded, isUnanswered, type Precheck } from "./guarded-action";
import { SubmitButton } from "./submit-button";
import { useHydrated } from "./use-hydrated";

type FormPanelProps = {
  action: FormAction;
  heading: string;
  submit: string;
  children?: ReactNode;
  /** Sets the page's title, without the portal's name. The page's metadata must then not set one. */
  title?: string;
  headingLevel?: 1 | 2 | 3 | 4;
  intro?: ReactNode;
  submitVariant?: ButtonVariant;
  hidden?: Record<string, string>;
  after?: ReactNode;
  /** Prefixes the ids of the fields: needed when a page holds two forms. */
  id?: string;
  /** The page's own address, with its query. Written in the HTML for posts without scripts, which otherwise say action="". */
  permalink?: string;
  precheck?: Precheck;
};

const WRONG = "Erreur : ";
const noHidden: Record<string, string> = {};

export function FormPanel({ action, headingLevel = 1, hidden = noHidden, id = "", ...props }: FormPanelProps) {
  const hydrated = useHydrated();
  const { precheck } = props;
  const safeAction = useMemo(() => guarded(action, precheck), [action, precheck]);
  /* The server renders the server function itself, which is what lets the form post without scripts. */
  const [state, dispatch] = useActionState(hydrated ? safeAction : action, idle, props.permalink);
  const view = useMemo(() => ({ id, errors: errorsOf(state), values: valuesOf(state) }), [id, state]);
  const Heading = `h${headingLevel}` as const;
  const isBadNews = state.status !== "idle" && state.status !== "done";

  useEffect(() => {
    if (isBadNews && props.title === undefined && !document.title.startsWith(WRONG)) document.title = WRONG + document.title;
  }, [isBadNews, props.title, state]);

  return (
    <FormContext value={view}>
      {props.title === undefined ? null : <title>{`${isBadNews ? WRONG : ""}${props.title} – ${authority.portal}`}</title>}
      <ErrorSummary state={state} formId={id} unlinked={Object.keys(hidden)} />
      <Heading className={headingLevel === 1 ? "wavy" : undefined}>{props.heading}</Heading>
      {props.intro === undefined ? null : <div className="intro">{props.intro}</div>}
      <form
        action={dispatch}
        noValidate
        className="form"
        onReset={(event) => {
          if (isUnanswered(state)) event.preventDefault();
        }}
      >
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {props.children}
        <SubmitButton variant={props.submitVariant}>{props.submit}</SubmitButton>
      </form>
      {props.after}
    </FormContext>
  );
}
