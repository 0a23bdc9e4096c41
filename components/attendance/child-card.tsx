"use client";

import { useRef, useState, type SubmitEvent } from "react";
import { lastMark, presenceOf, type AbsenceReason, type Mark, type MarkKind, type Presence } from "@/lib/attendance/rules";
import type { DaySheetView, RollChildView } from "@/lib/attendance/view";
import { absenceReasonWords, ALONE, markFieldWords, presenceWords } from "@/lib/attendance/words";
import { ChildFacts } from "./child-facts";
import type { Note } from "./day-list";

type ChildCardProps = { child: RollChildView; sheet: DaySheetView; marks: readonly Mark[]; dispatch: ((form: FormData) => void) | undefined; note: Note | undefined };

const tags: Record<Presence["kind"], string> = { expected: "tag tag-wait", arrived: "tag tag-good", left: "tag", absent: "tag tag-bad", absent_justified: "tag" };

export function ChildCard({ child, sheet, marks, dispatch, note }: ChildCardProps) {
  const presence = presenceOf(marks);
  return (
    <li id={child.bookingId} className="roll-card">
      <div className="roll-name">
        <h3>{child.name}</h3>
        <p>
          {child.age}, {child.formulaLabel}
          {child.isExtra ? ", place en plus" : ""}
        </p>
        <p className={tags[presence.kind]}>{presenceWords(presence, sheet.day)}</p>
      </div>
      <ChildFacts child={child} />
      {dispatch ? <MarkForm child={child} sheet={sheet} presence={presence} last={lastMark(marks)} dispatch={dispatch} note={note} /> : null}
    </li>
  );
}

type MarkFormProps = { child: RollChildView; sheet: DaySheetView; presence: Presence; last: Mark | undefined; dispatch: (form: FormData) => void; note: Note | undefined };

function MarkForm({ child, sheet, presence, last, dispatch, note }: MarkFormProps) {
  const [error, setError] = useState<string>();
  const card = useRef<HTMLFormElement>(null);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    if (!note) return;
    event.preventDefault();
    const read = readMark(event, child.bookingId);
    setError(typeof read === "string" ? read : undefined);
    if (typeof read === "string") return;
    note([read]);
    for (const open of card.current?.querySelectorAll("details") ?? []) open.open = false;
    card.current?.reset();
  };
  return (
    <form ref={card} action={dispatch} onSubmit={submit} className="roll-acts">
      <input type="hidden" name="center" value={sheet.slug} />
      <input type="hidden" name="day" value={sheet.day} />
      <input type="hidden" name="mark" value={`${child.bookingId}.${child.nextMarkId}`} />
      <input type="hidden" name="undoes" value={last?.id ?? ""} />
      {presence.kind === "expected" ? (
        <MarkButton kind="arrived" name={child.name}>
          Arrivée
        </MarkButton>
      ) : null}
      {presence.kind === "arrived" ? <Leaving child={child} /> : null}
      {presence.kind === "expected" ? <Absence child={child} /> : null}
      {presence.kind === "left" ? (
        <MarkButton kind="arrived" name={child.name} variant="secondary">
          De retour
        </MarkButton>
      ) : null}
      {last ? (
        <MarkButton kind="undone" name={child.name} variant="quiet">
          Annuler ce pointage
        </MarkButton>
      ) : null}
      <p role="alert" className="basis-full font-semibold text-danger empty:hidden">
        {error === undefined ? "" : `Erreur : ${error}`}
      </p>
    </form>
  );
}

/** What the pressed button and its fields say, or what is missing. */
function readMark(event: SubmitEvent<HTMLFormElement>, bookingId: string) {
  const form = new FormData(event.currentTarget);
  const said = (name: string) => String(form.get(name) ?? "").trim();
  const { submitter } = event.nativeEvent;
  const kind = (submitter instanceof HTMLButtonElement ? submitter.value : "arrived") as MarkKind;
  const leftWith = said("otherName") || said("leftWith");
  if (kind === "left") return leftWith === "" ? markFieldWords.leftWithMissing : { bookingId, kind, leftWith };
  const absenceReason = said("absenceReason") as AbsenceReason | "";
  if (kind === "absent_justified") return absenceReason === "" ? markFieldWords.reasonMissing : { bookingId, kind, absenceReason };
  return kind === "undone" ? { bookingId, kind, undoes: said("undoes") } : { bookingId, kind };
}

type MarkButtonProps = { kind: MarkKind; name: string; variant?: "primary" | "secondary" | "quiet"; children: string };

function MarkButton({ kind, name, variant = "primary", children }: MarkButtonProps) {
  return (
    <button name="kind" value={kind} className={`button button-${variant} roll-button`} aria-label={`${children} : ${name}`}>
      {children}
    </button>
  );
}

function Leaving({ child }: { child: RollChildView }) {
  const { bookingId, pickUps, mayLeaveAlone, hasCourtOrder } = child;
  return (
    <details className="roll-more">
      <summary className="button button-primary roll-button" aria-label={`Départ : ${child.name}`}>
        Départ…
      </summary>
      <div className="roll-fields">
        {hasCourtOrder ? <p className="font-semibold">Décision de justice au dossier : appelez le Guichet avant de remettre l&apos;enfant.</p> : null}
        <label htmlFor={`avec-${bookingId}`}>Avec qui ?</label>
        <select id={`avec-${bookingId}`} name="leftWith" defaultValue="" className="control">
          <option value="">Choisissez</option>
          {pickUps.map(({ name, who }) => (
            <option key={`${name} ${who}`} value={name}>
              {name}, {who}
            </option>
          ))}
          {mayLeaveAlone ? <option value={ALONE}>Sans adulte (autorisé par les parents)</option> : null}
        </select>
        <label htmlFor={`autre-${bookingId}`}>Ou une autre personne : prénom et nom</label>
        <input id={`autre-${bookingId}`} name="otherName" maxLength={120} autoComplete="off" className="control" />
        <MarkButton kind="left" name={child.name}>
          Noter le départ
        </MarkButton>
      </div>
    </details>
  );
}

function Absence({ child }: { child: RollChildView }) {
  const { bookingId } = child;
  return (
    <details className="roll-more">
      <summary className="button button-secondary roll-button" aria-label={`Absence : ${child.name}`}>
        Absence…
      </summary>
      <div className="roll-fields">
        <MarkButton kind="absent" name={child.name} variant="secondary">
          Sans justification
        </MarkButton>
        <label htmlFor={`raison-${bookingId}`}>Ou justifiée, parce que</label>
        <select id={`raison-${bookingId}`} name="absenceReason" defaultValue="" className="control">
          <option value="">Choisissez</option>
          {Object.entries(absenceReasonWords).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <MarkButton kind="absent_justified" name={child.name} variant="secondary">
          Absence justifiée
        </MarkButton>
      </div>
    </details>
  );
}
