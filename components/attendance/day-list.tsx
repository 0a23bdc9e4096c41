"use client";

import { useActionState, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { guarded } from "@/components/ui/guarded-action";
import { useHydrated } from "@/components/ui/use-hydrated";
import { byBooking, presenceOf, type Mark, type Presence } from "@/lib/attendance/rules";
import type { DaySheetView, GroupView } from "@/lib/attendance/view";
import { idle, type FormAction } from "@/lib/core/form";
import { ChildCard } from "./child-card";
import { DayBar } from "./day-bar";
import { keepCopy } from "./day-copy";
import { MarkQueue } from "./mark-queue";
import { listPath, marksPath } from "./paths";

type DayListProps = { sheet: DaySheetView; marks: readonly Mark[]; canMark: boolean; staffId: string; readAt: number; action: FormAction };

const nothing: readonly Mark[] = [];

/** The list of a day, by group. With scripts it goes on without network; without, each button is a form. */
export function DayList({ sheet, marks, canMark, staffId, readAt, action }: DayListProps) {
  const { slug, day } = sheet;
  const hydrated = useHydrated();
  const [queue] = useState(() => new MarkQueue({ address: marksPath(slug, day), storageKey: `pointages:${slug}:${day}:${staffId}`, marks, readAt }));
  const view = useSyncExternalStore(queue.subscribe, queue.snapshot, queue.serverSnapshot);
  useEffect(() => {
    if (canMark) keepCopy(staffId, listPath(slug, day)).catch(() => undefined);
  }, [canMark, staffId, slug, day]);
  const safeAction = useMemo(() => guarded(action), [action]);
  const [state, dispatch] = useActionState(hydrated ? safeAction : action, idle, listPath(slug, day));
  const marked = useMemo(() => byBooking(view.marks), [view.marks]);
  const where = (bookingId: string) => presenceOf(marked.get(bookingId) ?? nothing);
  const told = state.status === "invalid" ? Object.values(state.fields)[0] : state.status === "refused" || state.status === "failed" ? state.message : undefined;
  return (
    <>
      <DayBar sheet={sheet} where={where} queue={canMark ? view : undefined} refresh={queue.send} />
      {told === undefined ? null : (
        <p role="alert" className="roll-error">
          Erreur : {told}
        </p>
      )}
      {sheet.groups.map((group) => (
        <section key={group.id} id={`groupe-${group.id}`} aria-labelledby={`titre-${group.id}`} className="roll-group">
          <div className="roll-group-head">
            <h2 id={`titre-${group.id}`}>
              {group.name} <span className="font-normal">{group.activity}</span>
            </h2>
            {canMark ? <AllArrived group={group} where={where} sheet={sheet} dispatch={dispatch} note={hydrated ? (notes) => queue.note(notes) : undefined} /> : null}
          </div>
          {group.children.length === 0 ? (
            <p>Aucun enfant attendu dans ce groupe.</p>
          ) : (
            <ul className="roll">
              {group.children.map((child) => (
                <ChildCard
                  key={child.bookingId}
                  child={child}
                  sheet={sheet}
                  marks={marked.get(child.bookingId) ?? nothing}
                  dispatch={canMark ? dispatch : undefined}
                  note={hydrated ? (notes) => queue.note(notes) : undefined}
                />
              ))}
            </ul>
          )}
        </section>
      ))}
    </>
  );
}

export type Where = (bookingId: string) => Presence;
export type Note = (notes: Parameters<MarkQueue["note"]>[0]) => void;

type AllArrivedProps = { group: GroupView; where: Where; sheet: DaySheetView; dispatch: (form: FormData) => void; note: Note | undefined };

function AllArrived({ group, where, sheet, dispatch, note }: AllArrivedProps) {
  const expected = group.children.filter(({ bookingId }) => where(bookingId).kind === "expected");
  if (expected.length < 2) return null;
  return (
    <form
      action={dispatch}
      onSubmit={(event) => {
        if (!note) return;
        event.preventDefault();
        note(expected.map(({ bookingId }) => ({ bookingId, kind: "arrived" })));
      }}
    >
      <input type="hidden" name="center" value={sheet.slug} />
      <input type="hidden" name="day" value={sheet.day} />
      {expected.map(({ bookingId, nextMarkId }) => (
        <input key={bookingId} type="hidden" name="mark" value={`${bookingId}.${nextMarkId}`} />
      ))}
      <button name="kind" value="arrived" className="button button-secondary roll-button" aria-label={`Tous arrivés : ${group.name}, ${expected.length} enfants`}>
        Tous arrivés ({expected.length})
      </button>
    </form>
  );
}
