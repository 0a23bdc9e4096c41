const SLICE_US = 64_000;
const SLICES = 65_536;

/**
 * Counts tickets by arrival, in slices of 64 ms over seventy minutes that come round again: a tree of partial sums, so
 * that adding one and counting all those before a moment both take sixteen steps, whatever the crowd.
 */
export function createRing() {
  const sums = new Int32Array(SLICES + 1);

  const before = (slice: number): number => {
    let total = 0;
    for (let at = slice; at > 0; at -= at & -at) total += sums[at] ?? 0;
    return total;
  };

  return {
    add(slice: number, change: 1 | -1): void {
      for (let at = slice + 1; at <= SLICES; at += at & -at) sums[at] = (sums[at] ?? 0) + change;
    },
    /** How many lie from slice `from` on, up to `to` left out, past the end of the ring if need be. */
    between(from: number, to: number): number {
      return from <= to ? before(to) - before(from) : before(SLICES) - before(from) + before(to);
    },
  };
}

export function sliceOf(stamp: number): number {
  return Math.floor(stamp / SLICE_US) % SLICES;
}
