import { deadlineSentence } from "@/lib/activities/words";
import type { DeadlineRule } from "@/lib/core/deadlines";

/** « Pour réserver : jusqu'au lundi de la semaine d'avant, à 12 h. » */
export function DeadlineLine({ rule, verb }: { rule: DeadlineRule; verb: string }) {
  return (
    <p className="mt-4">
      {verb}&nbsp;: {deadlineSentence(rule)}.
    </p>
  );
}
