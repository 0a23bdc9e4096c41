import type { Ticket } from "./ticket";

/** A request kept in memory until its turn (`comesIn`) or the end of its patience. */
export type Held = { ticket: Ticket; isForm: boolean; comesIn: () => void };

/** Forms first, whose senders have waited already; then by arrival. */
const goesBefore = (one: Held, other: Held) => (one.isForm === other.isForm ? one.ticket.stamp < other.ticket.stamp : one.isForm);

export function createHeldRequests() {
  const held: Held[] = [];

  return {
    add(entry: Held): void {
      held.splice(held.findLastIndex((other) => !goesBefore(entry, other)) + 1, 0, entry);
    },
    remove(entry: Held): void {
      const at = held.indexOf(entry);
      if (at !== -1) held.splice(at, 1);
    },
    /** Calls those whom there is a place for, in order: nobody passes a form that waits for its own kind of place. */
    callNext(isFreeFor: (isForm: boolean) => boolean): void {
      for (let [first] = held; first && isFreeFor(first.isForm); [first] = held) {
        held.shift();
        first.comesIn();
      }
    },
    count: (forms: boolean) => held.reduce((total, { isForm }) => total + Number(isForm === forms), 0),
    hasPageOf: (id: string) => held.some(({ isForm, ticket }) => !isForm && ticket.id === id),
  };
}
