/** Loaded before a process of the product: its clock is wrong by CLOCK_SHIFT_MS, the rest of the machine's is not. */
const shiftMs = Number(process.env.CLOCK_SHIFT_MS ?? 0);
const RealDate = Date;

globalThis.Date = class Date extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [RealDate.now() + shiftMs] : given));
  }
  // Next wraps the clock in its turn, and copies what is the class's own.
  static UTC = RealDate.UTC;
  static parse = RealDate.parse;
  static now() {
    return RealDate.now() + shiftMs;
  }
};
