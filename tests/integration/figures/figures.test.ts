import { database } from "@/db/client";
import { bookingRequest } from "@/db/schema/bookings";
import { after, MINUTE_MS, readClock } from "@/lib/core/clock";
import { dayOf } from "@/lib/core/days";
import { countTasks, listOpenings, recallCurve, recallFills, recallHeadcounts, recallMails, recallOpenings, recallPeriods, recallWaiting } from "@/lib/figures/queries";
import { curveFigure, fillFigure, mailsFigure, openingsFigure, waitingFigure } from "@/lib/figures/view";
import { aMonday, aProgramme, aSlot } from "@/tests/support/builders/activity";
import { aBooking, aWaitlistEntry } from "@/tests/support/builders/booking";
import { aChild, aFamily } from "@/tests/support/builders/family";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const today = dayOf(readClock());

test("every figure counts what the tables hold, in its sentence and in its table", async () => {
  const db = database();
  const opensAt = after(readClock(), -5 * MINUTE_MS);
  const family = await aFamily();
  const [lea, tom] = [await aChild({ of: family }), await aChild({ of: family, givenName: "Tom", bornOn: "2018-01-05" })];
  const programme = await aProgramme({ residentOpensAt: opensAt });
  const slot = await aSlot({ of: programme, capacity: 4 });
  await aBooking({ of: family, programme, child: lea, slot });
  await aWaitlistEntry({ of: family, programme, child: tom, slot });
  await db.update(bookingRequest).set({ createdAt: after(opensAt, 2 * MINUTE_MS) });

  const fill = fillFigure(await recallFills(db, today));
  expect(fill.points).toMatchObject([{ values: [25], texts: ["25 % (1 sur 4)"] }]);
  expect(fill.sentence).toContain("1 place sur 4 est prise");
  expect(waitingFigure(await recallWaiting(db, today)).points).toEqual([{ label: "Les Embruns", values: [1, 0] }]);
  expect(openingsFigure(await recallOpenings(db, today)).points.at(-1)).toMatchObject({ values: [1, 0] });
  expect(mailsFigure(await recallMails(db, today)).points).toHaveLength(14);
  const [period] = await recallPeriods(db);
  const curve = curveFigure(await recallCurve(db, period?.slug ?? "", 60, 60), "Essai", opensAt.toISOString(), "minute");
  expect(curve.points.map(({ values }) => values[0])).toEqual(Array.from({ length: 60 }, (_, minute) => (minute === 2 ? 2 : 0)));
});

test("today's home counts the children of each centre, and what waits for the desk", async () => {
  const db = database();
  const family = await aFamily();
  const programme = await aProgramme();
  await aBooking({ of: family, programme, child: await aChild({ of: family }), slot: await aSlot({ of: programme }) });
  expect(await recallHeadcounts(db, aMonday())).toMatchObject([{ center: "Les Embruns", children: 1, capacity: 8 }]);
  expect(await countTasks(db, today)).toEqual({ open: 0, late: 0, documents: 0, dead: 0, offersToday: 0 });
  expect(await listOpenings(db, 3)).toEqual([]);
});
