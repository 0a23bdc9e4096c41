import { createRing, sliceOf } from "./ring";
import { OLDEST_MS, type Ticket } from "./ticket";

/** `most`: how many are remembered, those seen last. `forgottenMs`: after which silence somebody has left. */
export type CrowdLimits = { most: number; forgottenMs: number };

const usual: CrowdLimits = { most: 50_000, forgottenMs: 60_000 };
const MARGIN_MS = 120_000;

export type Crowd = ReturnType<typeof createCrowd>;

/** Who waits, as far as one process knows: everybody it has seen or heard of lately and not let in. */
export function createCrowd({ most, forgottenMs }: CrowdLimits = usual) {
  /** In the order in which they were last seen. */
  const seen = new Map<string, { stamp: number; at: number }>();
  const slices = new Map<number, Map<string, number>>();
  const ring = createRing();

  const leave = (id: string): boolean => {
    const known = seen.get(id);
    if (!known) return false;
    seen.delete(id);
    const slice = sliceOf(known.stamp);
    const together = slices.get(slice);
    together?.delete(id);
    if (together?.size === 0) slices.delete(slice);
    ring.add(slice, -1);
    return true;
  };

  const forget = (now: number) => {
    for (const [id, { at }] of seen) {
      if (seen.size <= most && now - at < forgottenMs) return;
      leave(id);
    }
  };

  return {
    leave,
    has: (id: string) => seen.has(id),
    see({ stamp, id }: Ticket, now: number): void {
      leave(id);
      seen.set(id, { stamp, at: now });
      const slice = sliceOf(stamp);
      const together = slices.get(slice) ?? new Map<string, number>();
      slices.set(slice, together.set(id, stamp));
      ring.add(slice, 1);
      forget(now);
    },
    /** How many of those who wait came before this ticket. */
    ahead({ stamp }: Ticket, now: number): number {
      forget(now);
      const slice = sliceOf(stamp);
      const earliest = sliceOf((now - OLDEST_MS - MARGIN_MS) * 1_000);
      let count = ring.between(earliest, slice);
      for (const other of slices.get(slice)?.values() ?? []) if (other < stamp) count += 1;
      return count;
    },
    size: () => seen.size,
  };
}
