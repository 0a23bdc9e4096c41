import { isDay, type Day } from "@/lib/core/days";
import { isId, type Id } from "@/lib/core/ids";

type Params = Record<string, string | string[] | undefined>;

export const channels = ["web", "mail", "desk", "job"] as const;
export type Channel = (typeof channels)[number];

/** Which lines are read. `reference` is a request's own, as a caller reads it aloud; it stands for its family. `unread` was typed there and is none. */
export type JournalFilter = { from?: Day; to?: Day; action?: string; actorId?: Id<"account">; familyId?: Id<"family">; reference?: string; channel?: Channel; unread?: string; after?: Id<"audit"> };

const referenceShape = /^PF-[0-9A-Z]{3}-[0-9A-Z]{3}$/;

/** What the address of the page carries, or nothing of it. */
export function readJournalFilter({ du, au, acte, qui, dossier, canal, suite }: Params, actions: readonly string[]): JournalFilter {
  const file = typeof dossier === "string" ? dossier.trim() : "";
  const reference = file.toUpperCase();
  const isReadable = file === "" || isId("family", file) || referenceShape.test(reference);
  const action = actions.find((each) => each === acte);
  const channel = channels.find((each) => each === canal);
  return {
    ...(isDay(du) && { from: du }),
    ...(isDay(au) && { to: au }),
    ...(action !== undefined && { action }),
    ...(isId("account", qui) && { actorId: qui }),
    ...(isId("family", file) && { familyId: file }),
    ...(referenceShape.test(reference) && { reference }),
    ...(channel && { channel }),
    ...(!isReadable && { unread: file.slice(0, 40) }),
    ...(isId("audit", suite) && { after: suite }),
  };
}

/** The filters as the journal keeps them: codes, and no word that a person typed. */
export function filterCodes({ from, to, action, actorId, familyId, reference, channel }: JournalFilter): Record<string, string> {
  const codes = { from, to, action, actor: actorId, family: familyId, reference, channel };
  return Object.fromEntries(Object.entries(codes).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
