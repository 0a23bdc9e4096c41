import { cents } from "@/lib/core/money";
import { deskChoosable, weekViews, type DeskDay } from "@/lib/desk-bookings/view";

const slot: DeskDay["slot"] = { id: "slt_1", ageGroupId: "agr_1", day: "2026-07-06", title: null, capacity: 8, taken: 2, waiting: 0, closedReason: null };
const price = { careCents: cents(800), mealCents: cents(200) } as DeskDay["price"];
const free: DeskDay = { day: "2026-07-06", slot, price, needs: [], refusal: undefined, waits: 0 };
const days: DeskDay[] = [free, { ...free, day: "2026-07-07", needs: ["deadline"], refusal: "too_late" }, { ...free, day: "2026-07-08", needs: ["capacity"], refusal: "full" }, { ...free, day: "2026-07-09", refusal: "already_booked" }];

const states = (showsExceptions: boolean) => weekViews([{ givenName: "Léa", days, showsExceptions }]).flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ state }) => state)));
const picks = (withExceptions: boolean) => deskChoosable(days, withExceptions).days.map(({ canPick }) => canPick);

test("days that take an exception cost no key until somebody asks to see them", () => {
  expect(states(false)).toEqual(["free", "off", "full", "off"]);
  expect(states(true)).toEqual(["free", "override", "full", "off"]);
  expect([picks(false), picks(true)]).toEqual([[true, false, true, false], [true, true, true, false]]);
});
