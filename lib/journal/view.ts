import type { Route } from "next";
import { auditWords } from "@/lib/audit/words";
import { frenchSecond } from "@/lib/core/format";
import type { JournalRow, listStaffNames } from "./queries";
import { actorKindWords, channelWords, detailWords, valueWords } from "./words";

export type JournalLine = { id: string; at: string; who: string; what: string; familyPath: Route | undefined; channel: string; detail: string };

const sentences: Record<string, string> = auditWords;
const sayValue = (value: string | number | boolean) => (typeof value === "boolean" ? (value ? "oui" : "non") : (valueWords[String(value)] ?? String(value)));

/** One line of the journal in words; the pseudonym of the network stays out. */
export function journalLine({ id, at, action, actorKind, givenName, familyName, familyId, channel, detail }: JournalRow): JournalLine {
  const facts = Object.entries(detail).filter(([name]) => name !== "source");
  return {
    id, at: frenchSecond(at), who: givenName === null ? actorKindWords[actorKind] : `${givenName} ${familyName ?? ""}`, what: sentences[action] ?? action,
    familyPath: familyId === null ? undefined : (`/admin/familles/${familyId}` as Route), channel: channelWords[channel],
    detail: facts.map(([name, value]) => `${detailWords[name] ?? name} : ${sayValue(value)}`).join(", "),
  };
}

export const staffOptions = (rows: Awaited<ReturnType<typeof listStaffNames>>) => rows.map(({ id, givenName, familyName }) => ({ value: id, label: `${givenName} ${familyName}` }));
