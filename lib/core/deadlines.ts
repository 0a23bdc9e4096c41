import { addDays, instantAt, isWorkingDay, mondayOf, type Day, type Hour } from "./days";

/** Until when (R-DL-1): so many days before, or a weekday (1 Monday) of the week before; `at` is the last minute, in the town's time. */
export type DeadlineRule =
  | { kind: "days_before"; days: number; at: Hour; workingDaysOnly: boolean }
  | { kind: "week_before"; weekday: number; at: Hour };

/** The last day on which a rule lets something happen to `day`. Week-ends and public holidays do not count when only working days do. */
export function lastDayFor(rule: DeadlineRule, day: Day): Day {
  if (rule.kind === "week_before") return addDays(mondayOf(day), rule.weekday - 8);
  if (!rule.workingDaysOnly) return addDays(day, -rule.days);
  let last = day;
  for (let counted = 0; counted < rule.days; ) {
    last = addDays(last, -1);
    if (isWorkingDay(last)) counted += 1;
  }
  return last;
}

const known = new Map<string, Date>();
const MOST_KNOWN = 5_000;

/** The instant from which it is too late for `day`. Asked for the same days by everybody: remembered, since it never changes. */
export function deadlineFor(rule: DeadlineRule, day: Day): Date {
  const key = rule.kind === "week_before" ? `${day} w${rule.weekday} ${rule.at}` : `${day} d${rule.days} ${rule.workingDaysOnly} ${rule.at}`;
  const found = known.get(key);
  if (found) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const deadline = instantAt(lastDayFor(rule, day), rule.at);
  known.set(key, deadline);
  return deadline;
}
