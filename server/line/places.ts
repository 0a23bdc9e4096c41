import { createPace } from "./pace";

/** The places inside. `whenFree` is called as one is given back, and may take it at once. */
export function createPlaces({ places, stayMs }: { places: number; stayMs: number }, whenFree: () => void) {
  const pace = createPace();
  let inside = 0;
  const isFull = () => inside >= places;

  return {
    isFull,
    perSecond: pace.perSecond,
    /** Takes one, and returns how to give it back; after `stayMs` it is given back anyhow. */
    take(): () => void {
      inside += 1;
      if (isFull()) pace.full(performance.now());
      let isInside = true;
      const leave = () => {
        if (!isInside) return;
        isInside = false;
        clearTimeout(stay);
        inside -= 1;
        whenFree();
        pace.left(performance.now(), isFull());
      };
      const stay = setTimeout(leave, stayMs).unref();
      return leave;
    },
  };
}
