import { createPace } from "./pace";

type Rooms = { places: number; formPlaces: number; stayMs: number };

export type Places = { isFreeFor: (isForm: boolean) => boolean; perSecond: () => number | undefined; tooSlow: () => void; take: (isForm: boolean) => () => void };

/** The places inside, few of them for forms. `whenFree` is called as one is given back, and may take it at once. */
export function createPlaces({ places, formPlaces, stayMs }: Rooms, whenFree: () => void): Places {
  const pace = createPace();
  let inside = 0;
  let forms = 0;
  const isFull = () => inside >= places;

  return {
    isFreeFor: (isForm: boolean) => !isFull() && (!isForm || forms < formPlaces),
    perSecond: pace.perSecond,
    tooSlow: pace.tooSlow,
    /** Takes one, and returns how to give it back; after `stayMs` it is given back anyhow. */
    take(isForm: boolean): () => void {
      inside += 1;
      forms += Number(isForm);
      if (isFull()) pace.full(performance.now());
      let isInside = true;
      const leave = () => {
        if (!isInside) return;
        isInside = false;
        clearTimeout(stay);
        inside -= 1;
        forms -= Number(isForm);
        whenFree();
        pace.left(performance.now(), isFull());
      };
      const stay = setTimeout(leave, stayMs).unref();
      return leave;
    },
  };
}
