import { newId } from "@/lib/core/ids";
import { markInput, sentMarksInput } from "@/lib/attendance/input";

const place = `${newId("booking")}.${newId("attendanceMark")}`;

test("who a child left with is kept without what the database refuses", () => {
  const typed = { center: "la-vague", day: "2026-07-06", mark: place, kind: "left", otherName: " Jeanne\u0000Le Goff " };
  expect(markInput.parse(typed).otherName).toBe("Jeanne Le Goff");
  const [bookingId, id] = place.split(".");
  const sent = { id, bookingId, kind: "left", undoes: null, leftWith: "Jeanne\u0000Le Goff", absenceReason: null, markedAt: 0 };
  expect(sentMarksInput.parse({ marks: [sent] }).marks[0]?.leftWith).toBe("Jeanne Le Goff");
  expect(sentMarksInput.safeParse({ marks: [{ ...sent, leftWith: "\u0000" }] }).success).toBe(false);
});
