import { mergeMarks, type Mark, type MarkKind } from "@/lib/attendance/rules";
import { forgetCopies, keepMarks, recallMarks } from "./day-copy";

export type NewNote = { bookingId: string; kind: MarkKind } & Partial<Pick<Mark, "undoes" | "leftWith" | "absenceReason">>;

export type LinkState = { kind: "together" } | { kind: "sending" } | { kind: "cut-off" } | { kind: "signed-out" } | { kind: "refused"; message: string };

export type QueueView = {
  /** What is known: the server's marks, then those that wait here. */
  marks: readonly Mark[];
  waiting: number;
  link: LinkState;
  /** Marks that no longer had a booking to go to. */
  lost: number;
  togetherAt: number;
};

type Options = { address: string; storageKey: string; marks: readonly Mark[]; readAt: number };

const STORED = "pointages:";
const BATCH = 200;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;
const PATIENCE_MS = 8_000;
const KEPT_MS = 8 * 24 * 60 * 60 * 1_000;
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

const newMarkId = () => `atm_${Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) => ALPHABET[byte % ALPHABET.length]).join("")}`;

/**
 * The marks of one list on one device. Each rests in the browser's own storage until the server has answered for it; it holds
 * bookings, kinds, hours and who came, nothing of health.
 */
export class MarkQueue {
  private known: readonly Mark[];
  private pending: readonly Mark[] = [];
  private link: LinkState = { kind: "together" };
  private lost = 0;
  private togetherAt: number;
  private tries = 0;
  private isSending = false;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private view: QueueView;
  private readonly onServer: QueueView;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly options: Options) {
    this.known = options.marks;
    this.togetherAt = options.readAt;
    this.view = this.onServer = this.describe();
  }

  readonly snapshot = () => this.view;
  readonly serverSnapshot = () => this.onServer;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) this.open();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.close();
    };
  };

  note(notes: readonly NewNote[]): void {
    const markedAt = Date.now();
    const fresh = notes.map((note): Mark => ({ undoes: null, leftWith: null, absenceReason: null, ...note, id: newMarkId(), markedAt }));
    this.keep([...this.pending, ...fresh]);
    void this.send();
  }

  /** Sends what waits; with nothing to send, asks what other tablets noted. */
  readonly send = async (): Promise<void> => {
    if (this.isSending) return;
    this.isSending = true;
    clearTimeout(this.retry);
    const batch = this.pending.slice(0, BATCH);
    this.say({ kind: "sending" });
    const link = await this.exchange(batch);
    this.isSending = false;
    this.say(link);
    if (link.kind === "cut-off") this.later();
    else if (link.kind === "together" && this.pending.length > 0) void this.send();
  };

  private async exchange(marks: readonly Mark[]): Promise<LinkState> {
    try {
      const response = await fetch(this.options.address, {
        method: "POST", redirect: "manual", headers: { "content-type": "application/json" }, body: JSON.stringify({ marks }), signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (response.type === "opaqueredirect" || response.status === 404) {
        await forgetCopies();
        return { kind: "signed-out" };
      }
      if (response.status === 409 || response.status === 403 || response.status === 422) return { kind: "refused", message: ((await response.json()) as { message?: string }).message ?? "" };
      if (!response.ok) return { kind: "cut-off" };
      const told = (await response.json()) as { marks: Mark[]; unknown: string[] };
      const sent = new Set(marks.map(({ id }) => id));
      this.known = told.marks;
      this.lost += told.unknown.length;
      this.togetherAt = Date.now();
      this.tries = 0;
      this.keep(this.pending.filter(({ id }) => !sent.has(id)));
      keepMarks(this.options.address, { marks: this.known, at: this.togetherAt }).catch(() => undefined);
      return { kind: "together" };
    } catch {
      return { kind: "cut-off" };
    }
  }

  private later(): void {
    const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.tries);
    this.tries += 1;
    this.retry = setTimeout(() => void this.send(), wait);
  }

  private open(): void {
    forgetOldQueues();
    this.pending = stored(this.options.storageKey);
    addEventListener("online", this.send);
    document.addEventListener("visibilitychange", this.onShown);
    this.say(this.link);
    void this.recall().catch(() => undefined).then(this.send);
  }

  /** A page that comes back without network is as old as its copy: what the server said since then was kept beside it. */
  private async recall(): Promise<void> {
    const kept = await recallMarks(this.options.address);
    if (!kept || this.togetherAt > this.options.readAt) return;
    this.known = mergeMarks(this.known, kept.marks);
    this.togetherAt = Math.max(this.togetherAt, kept.at);
    this.say(this.link);
  }

  private close(): void {
    clearTimeout(this.retry);
    removeEventListener("online", this.send);
    document.removeEventListener("visibilitychange", this.onShown);
  }

  private readonly onShown = () => {
    if (document.visibilityState === "visible") void this.send();
  };

  private keep(pending: readonly Mark[]): void {
    this.pending = pending;
    if (pending.length === 0) localStorage.removeItem(this.options.storageKey);
    else localStorage.setItem(this.options.storageKey, JSON.stringify(pending));
    this.say(this.link);
  }

  private say(link: LinkState): void {
    this.link = link;
    this.view = this.describe();
    for (const listener of this.listeners) listener();
  }

  private describe(): QueueView {
    return { marks: mergeMarks(this.known, this.pending), waiting: this.pending.length, link: this.link, lost: this.lost, togetherAt: this.togetherAt };
  }
}

function stored(key: string): Mark[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(read) ? (read as Mark[]) : [];
  } catch {
    return [];
  }
}

/** A list is no longer marked after a week: what could never be sent does not rest on the device for ever. */
function forgetOldQueues(): void {
  const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? "");
  for (const key of keys.filter((each) => each.startsWith(STORED))) {
    if (stored(key).every(({ markedAt }) => Date.now() - markedAt > KEPT_MS)) localStorage.removeItem(key);
  }
}
