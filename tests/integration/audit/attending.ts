import { noteMarks } from "@/lib/attendance/use-cases/note-marks";
import { openDayHealth } from "@/lib/attendance/use-cases/open-day-health";
import { readClock } from "@/lib/core/clock";
import { aCenterDay, aMark } from "@/tests/support/builders/center-day";
import { aCompleteFile } from "@/tests/support/builders/family";
import { aStaff } from "@/tests/support/builders/staff";
import { asStaff } from "@/tests/support/context";
import type { Act } from "./act";

async function aTeam() {
  const world = await aCenterDay();
  return { ...world, ctx: await asStaff(await aStaff({ role: "center", centerIds: [world.centerId] })) };
}

/** The day of a centre. */
export const attending: Record<string, Act> = {
  "noting who is there": {
    file: "note-marks",
    prepare: async () => {
      const { ctx, center, day, bookingId } = await aTeam();
      return () => noteMarks(ctx, { center, day, marks: [aMark({ bookingId })] });
    },
    lines: ["attendance.marked"],
  },
  "opening the health of a day's children": {
    file: "open-day-health",
    prepare: async () => {
      const { ctx, family, child } = await aTeam();
      await aCompleteFile({ of: family, children: [child] });
      return () => openDayHealth({ ...ctx, now: readClock() }, [{ familyId: family.id, childId: child }]);
    },
    lines: ["health.read"],
    onlyTheLine: true,
  },
};
