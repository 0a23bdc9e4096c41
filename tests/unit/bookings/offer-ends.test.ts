import fc from "fast-check";
import { beginningOf, offerEnds } from "@/lib/bookings/rules";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/clock";
import { addDays, dayOf, instantAt, type Day, type Hour } from "@/lib/core/days";

const at = (day: Day, hour: Hour) => instantAt(day, hour);

const table: [what: string, now: Date, day: Day, end: Date | undefined][] = [
  ["24 hours when the day is far", at("2026-12-01", "10:00"), "2026-12-21", at("2026-12-02", "10:00")],
  ["24 hours when the day is 48 hours away", at("2026-12-19", "00:00"), "2026-12-21", at("2026-12-20", "08:00")],
  ["2 hours a minute later", at("2026-12-19", "08:01"), "2026-12-21", at("2026-12-19", "10:01")],
  ["until one minute before nine in the evening", at("2026-12-01", "20:59"), "2026-12-21", at("2026-12-02", "20:59")],
  ["until the morning when it would end at nine in the evening", at("2026-12-01", "21:00"), "2026-12-21", at("2026-12-03", "08:00")],
  ["until the morning when it would end before eight", at("2026-12-02", "07:59"), "2026-12-21", at("2026-12-03", "08:00")],
  ["at eight when it ends at eight", at("2026-12-02", "08:00"), "2026-12-21", at("2026-12-03", "08:00")],
  ["never past the beginning of the day", at("2026-12-20", "20:00"), "2026-12-21", at("2026-12-21", "00:00")],
  ["an hour when only that is left", at("2026-12-20", "23:00"), "2026-12-21", at("2026-12-21", "00:00")],
  ["not at all when less than an hour is left", at("2026-12-20", "23:01"), "2026-12-21", undefined],
  ["not at all once the day has begun", at("2026-12-21", "09:00"), "2026-12-21", undefined],
  ["until the morning over the night that loses an hour", at("2027-03-27", "20:30"), "2027-04-10", at("2027-03-29", "08:00")],
  ["24 hours over the night that gains one", at("2026-10-24", "20:30"), "2026-11-05", at("2026-10-25", "19:30")],
];

test.each(table)("an offer lasts %s", (_what, now, day, end) => {
  expect(offerEnds(now, day)).toEqual(end);
});

const nights: Day[] = ["2026-10-25", "2027-03-28", "2026-12-21"];

test("an offer never ends at night nor after the day begins, and lasts at least its time, over both nights that change the clock", () => {
  fc.assert(
    fc.property(fc.constantFrom(...nights), fc.integer({ min: -4 * 24 * 60, max: 3 * 24 * 60 }), fc.integer({ min: 0, max: 20 }), (night, minutes, days) => {
      const now = new Date(at(night, "00:00").getTime() + minutes * MINUTE_MS);
      const day = addDays(dayOf(now), days);
      const left = beginningOf(day).getTime() - now.getTime();
      const end = offerEnds(now, day);
      if (end === undefined) return left < HOUR_MS;
      const isCut = end.getTime() === beginningOf(day).getTime();
      const isDaytime = end >= at(dayOf(end), "08:00") && end < at(dayOf(end), "21:00");
      const asked = left < 2 * DAY_MS ? 2 * HOUR_MS : DAY_MS;
      return end > now && end <= beginningOf(day) && (isCut || (isDaytime && end.getTime() - now.getTime() >= asked));
    }),
  );
});
