import "server-only";
import { redirect } from "next/navigation";
import type { Route } from "next";
import { door } from "@/lib/core/door";
import { requireStaff } from "@/lib/staff/gates";
import { markInput } from "../input";
import { noteMarks } from "../use-cases/note-marks";
import { ALONE, sayRefusal } from "../words";

const presences = "/admin/presences";

/** One child, or a whole group, in a browser without scripts; the ids of the marks came with the page, so that sent twice they are one. */
export const mark = door({
  gate: () => requireStaff("mark-attendance", presences),
  input: markInput,
  run: (ctx, { center, day, mark: places, kind, undoes, leftWith, otherName, absenceReason }) =>
    noteMarks(ctx, {
      center,
      day,
      marks: places.map((place) => ({
        ...place,
        kind,
        undoes: kind === "undone" ? undoes || null : null,
        leftWith: kind === "left" ? otherName || leftWith || ALONE : null,
        absenceReason: kind === "absent_justified" ? absenceReason || null : null,
        markedAt: ctx.now.getTime(),
      })),
    }),
  refusal: sayRefusal,
  then: async (_, _context, { center, day, mark: places }) => redirect(`${presences}/${center}/${day}#${places[0]?.bookingId ?? ""}` as Route),
});
