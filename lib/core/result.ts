/** The business says yes with a value, or no with a reason a person can be told. Accidents are thrown. */
export type Result<T, R extends Refusal> = { ok: true; value: T } | { ok: false; refusal: R };

export type Refusal = { reason: string };

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function refused<R extends Refusal>(refusal: R): { ok: false; refusal: R } {
  return { ok: false, refusal };
}
