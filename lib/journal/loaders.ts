import "server-only";
import { auditWords } from "@/lib/audit/words";
import { loader } from "@/lib/core/loader";
import { openJournal } from "./gates";
import { listJournal, listStaffNames } from "./queries";
import { channels, readJournalFilter } from "./rules";
import { journalLine, staffOptions } from "./view";
import { channelWords } from "./words";

type Params = Record<string, string | string[] | undefined>;

const PAGE = 100;

const actionOptions = Object.entries(auditWords)
  .map(([value, label]) => ({ value, label }))
  .sort((a, b) => a.label.localeCompare(b.label, "fr"));
const channelOptions = channels.map((value) => ({ value, label: channelWords[value] }));

/** The journal, narrowed by what the address carries. */
export const loadJournal = loader(async (params: Params) => {
  const filter = readJournalFilter(params, Object.keys(auditWords));
  const { db } = await openJournal(filter);
  const [rows, staff] = await Promise.all([listJournal(db, filter, PAGE + 1), listStaffNames(db)]);
  const shown = rows.slice(0, PAGE);
  return { lines: shown.map(journalLine), filter, staff: staffOptions(staff), actionOptions, channelOptions, next: rows.length > PAGE ? shown.at(-1)?.id : undefined };
});
