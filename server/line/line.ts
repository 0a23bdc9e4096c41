import { createCrowd } from "./crowd";
import { createHeldRequests, type Held } from "./held";
import { createPlaces, type Places } from "./places";
import type { Ticket } from "./ticket";

export type LineSettings = {
  /** How many requests are in Next at once; of those, how many forms: they lock the same slots, and would wait for each other. */
  places: number;
  formPlaces: number;
  /** How long a page is awaited in memory before the queue page is shown, and a form before it is sent back. */
  pageMs: number;
  formMs: number;
  /** How many of each are held in memory. */
  heldPages: number;
  heldForms: number;
  /** A request that stays longer gives its place back: it waits for somebody else than the machine. */
  stayMs: number;
  /** When the queue page reloads: those in front soon, those behind later. */
  soonestS: number;
  latestS: number;
  /** Web processes that share the crowd. */
  processes: number;
};

export const usualLine: LineSettings = {
  places: 4, formPlaces: 2, pageMs: 1_200, formMs: 10_000, heldPages: 500, heldForms: 1_000, stayMs: 10_000, soonestS: 1, latestS: 15, processes: 1,
};

/** What the processes of one machine tell each other: this ticket now waits, or no longer. */
export type LineNews = { ticket: Ticket; waits: boolean };

export type Queued = { kind: "queued"; ahead: number; reloadS: number; waitS: number | undefined };
export type Verdict = { kind: "in"; leave: () => void } | Queued | { kind: "sent-back" };

/** Gives what to do if the browser leaves meanwhile. */
type WhenGone = (forget: () => void) => void;

export type Line = ReturnType<typeof createLine>;

/** One is asked to come back a little before one's turn: at exactly that moment, a place would often wait for somebody. */
const EARLY = 1.3;
/** A newcomer may go in while fewer are in front than enter between two reloads, twice over: then no place waits for the absent. */
const RELOADS = 2;
const FEWEST_PER_PLACE = 4;
/** Entries per second and place while nothing is known: rather too many, for an early return costs less than a place left empty. */
const GUESS_PER_PLACE = 20;

function isSoon(ahead: number, rate: number, { places, soonestS, pageMs }: LineSettings): boolean {
  return ahead < Math.max(places * FEWEST_PER_PLACE, rate * RELOADS * (soonestS + pageMs / 1_000));
}

function placeOf(ahead: number, rate: number | undefined, { places, processes, soonestS, latestS }: LineSettings): Queued {
  const turnS = ahead / (rate ?? places * processes * GUESS_PER_PLACE);
  const reloadS = Math.ceil(Math.min(latestS, Math.max(soonestS, turnS / EARLY)));
  return { kind: "queued", ahead, reloadS, waitS: rate === undefined ? undefined : turnS };
}

/** The line of one process: a few places inside, the next ones held in memory, the others told their place and when to come back. */
export function createLine(settings: LineSettings = usualLine, tell: (news: LineNews) => void = () => undefined) {
  const crowd = createCrowd();
  const held = createHeldRequests();
  const callNext = () => held.callNext(places.isFreeFor);
  const places: Places = createPlaces(settings, callNext);
  const isFree = (isForm: boolean) => places.isFreeFor(isForm) && (isForm || held.count(true) === 0);
  const rate = () => {
    const own = places.perSecond();
    return own === undefined ? undefined : own * settings.processes;
  };

  const letIn = (ticket: Ticket, isForm: boolean): Verdict => {
    const leave = places.take(isForm);
    if (crowd.leave(ticket.id)) tell({ ticket, waits: false });
    return { kind: "in", leave };
  };
  const queue = (ticket: Ticket): Verdict => {
    crowd.see(ticket, Date.now());
    tell({ ticket, waits: true });
    return placeOf(crowd.ahead(ticket, Date.now()), rate(), settings);
  };
  const hold = (ticket: Ticket, isForm: boolean, whenGone: WhenGone) =>
    new Promise<Verdict>((resolve) => {
      const entry: Held = { ticket, isForm, comesIn: () => (clearTimeout(patience), resolve(letIn(ticket, isForm))) };
      const forget = () => (clearTimeout(patience), held.remove(entry), callNext());
      const giveUp = () => (forget(), resolve(isForm ? { kind: "sent-back" } : queue(ticket)));
      const patience = setTimeout(giveUp, isForm ? settings.formMs : settings.pageMs).unref();
      held.add(entry);
      whenGone(forget);
    });

  return {
    /** Resolves once this request may go in, or at the end of its patience. */
    async ask(ticket: Ticket, isForm: boolean, whenGone: WhenGone): Promise<Verdict> {
      if (isForm) {
        if (isFree(true)) return letIn(ticket, true);
        return held.count(true) < settings.heldForms ? hold(ticket, true, whenGone) : { kind: "sent-back" };
      }
      if (isFree(false) && crowd.has(ticket.id)) {
        places.tooSlow();
        return letIn(ticket, false);
      }
      if (!isSoon(crowd.ahead(ticket, Date.now()), rate() ?? Infinity, settings)) return queue(ticket);
      if (isFree(false)) return letIn(ticket, false);
      if (held.count(false) >= settings.heldPages || held.hasPageOf(ticket.id)) return queue(ticket);
      crowd.see(ticket, Date.now());
      return hold(ticket, false, whenGone);
    },
    /** Another process of this machine saw somebody wait or go in. */
    hear({ ticket, waits }: LineNews): void {
      if (waits) crowd.see(ticket, Date.now());
      else crowd.leave(ticket.id);
    },
  };
}
