import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, text } from "drizzle-orm/pg-core";
import { day, idColumn, instant, oneOf } from "../columns";
import { booking } from "./bookings";
import { slot } from "./activities";

export const markKinds = ["arrived", "left", "absent", "absent_justified", "undone"] as const;

/** Why an absence is justified; nothing of a child's health. */
export const absenceReasons = ["announced", "certificate", "center", "other"] as const;

/**
 * What a team noted of a child on a day. Rows are only added, each under an id drawn on the device that noted it: sent twice they are one,
 * and two tablets that were cut off lose nothing. The latest by `markedAt` of each kind counts; `undone` takes back the mark it names.
 */
export const attendanceMark = pgTable(
  "attendance_mark",
  {
    id: idColumn("attendanceMark").primaryKey(),
    bookingId: idColumn("booking", "booking_id")
      .notNull()
      .references(() => booking.id, { onDelete: "cascade" }),
    slotId: idColumn("slot", "slot_id").notNull(),
    day: day().notNull(),
    kind: text("kind", { enum: markKinds }).notNull(),
    /** The mark taken back; absent unless the kind is `undone`. */
    undoes: idColumn("attendanceMark", "undoes"),
    /** With whom the child left, by name; absent for the other kinds. */
    leftWith: text("left_with"),
    /** Absent unless the absence is justified. */
    absenceReason: text("absence_reason", { enum: absenceReasons }),
    /** On the clock of the device that noted it. */
    markedAt: instant("marked_at").notNull(),
    receivedAt: instant("received_at").notNull().defaultNow(),
    /** The member of staff. No foreign key: the list outlives the account. */
    markedBy: idColumn("account", "marked_by").notNull(),
  },
  (table) => [
    foreignKey({ name: "attendance_mark_on_the_day_of_its_slot", columns: [table.slotId, table.day], foreignColumns: [slot.id, slot.day] }),
    index("attendance_mark_by_booking").on(table.bookingId),
    index("attendance_mark_by_slot").on(table.slotId),
    check("attendance_mark_kind_known", sql`${table.kind} in ${oneOf(markKinds)}`),
    check("attendance_mark_reason_known", sql`${table.absenceReason} in ${oneOf(absenceReasons)}`),
    check("attendance_mark_undoes_one", sql`(${table.kind} = 'undone') = (${table.undoes} is not null)`),
  ],
);
