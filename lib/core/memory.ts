type Kept<T> = { until: number; value: Promise<T> };

const MOST = 500;

/**
 * Keeps what `load` answers under its key for a few seconds: for data that change by hand, a few times a year, and are
 * asked on every page. A failure is not kept. The key must name everything the answer depends on.
 */
export function remembering<A extends unknown[], T>(milliseconds: number, keyOf: (...args: A) => string, load: (...args: A) => Promise<T>): (...args: A) => Promise<T> {
  const kept = new Map<string, Kept<T>>();
  return (...args) => {
    const key = keyOf(...args);
    const known = kept.get(key);
    const now = performance.now();
    if (known && now < known.until) return known.value;
    if (kept.size >= MOST) kept.clear();
    const value = load(...args);
    kept.set(key, { until: now + milliseconds, value });
    value.catch(() => kept.get(key)?.value === value && kept.delete(key));
    return value;
  };
}

/**
 * Says whether one more act under this key fits: `most` of them in any stretch of time, in this process. It spares the
 * database; what guards a secret is counted for all processes (docs/decisions/0006).
 */
export function pacing(most: number, milliseconds: number): (key: string) => boolean {
  const acts = new Map<string, number[]>();
  return (key) => {
    const now = performance.now();
    const recent = (acts.get(key) ?? []).filter((at) => now - at < milliseconds);
    if (acts.size >= MOST) acts.clear();
    const fits = recent.length < most;
    acts.set(key, fits ? [...recent, now] : recent);
    return fits;
  };
}
