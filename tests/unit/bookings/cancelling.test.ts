import { cancellingOf, offerState, type CancelFacts } from "@/lib/bookings/rules";
import { after, SECOND_MS } from "@/lib/core/clock";
import { instantAt } from "@/lib/core/days";
import { cents } from "@/lib/core/money";

const facts: CancelFacts = {
  day: "2026-12-16",
  state: "confirmed",
  careCents: cents(881),
  mealCents: cents(200),
  cancelDeadline: { kind: "week_before", weekday: 1, at: "12:00" },
  lateCancelShare: 5_000,
};
const deadline = instantAt("2026-12-07", "12:00");
const midnight = instantAt("2026-12-16", "00:00");

test.each([
  ["a second before the deadline, nothing is due", after(deadline, -SECOND_MS), { kind: "free", chargedCents: 0 }],
  ["at the deadline, the share of the programme is due", deadline, { kind: "late", chargedCents: 541 }],
  ["a second before the day, the share is due", after(midnight, -SECOND_MS), { kind: "late", chargedCents: 541 }],
  ["once the day has begun, nobody cancels", midnight, { kind: "begun" }],
])("%s", (_what, now, expected) => {
  expect(cancellingOf(facts, now)).toEqual(expected);
});

test("a cancelled day does not cancel again", () => {
  expect(cancellingOf({ ...facts, state: "cancelled" }, deadline)).toEqual({ kind: "ended" });
});

test.each([
  ["ready", { state: "offered", offerExpiresAt: after(deadline, SECOND_MS) }],
  ["expired", { state: "offered", offerExpiresAt: deadline }],
  ["expired", { state: "expired", offerExpiresAt: after(deadline, SECOND_MS) }],
  ["expired", { state: "lapsed", offerExpiresAt: after(deadline, SECOND_MS) }],
  ["accepted", { state: "accepted", offerExpiresAt: deadline }],
  ["declined", { state: "declined", offerExpiresAt: deadline }],
  ["declined", { state: "left", offerExpiresAt: deadline }],
])("an offer is %s when %o", (state, entry) => {
  expect(offerState([entry], deadline)).toBe(state);
});

test("a link that nobody was sent is unknown", () => {
  expect(offerState([], deadline)).toBe("unknown");
});
