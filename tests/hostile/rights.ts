import { outsiders, type ActorName } from "./actors";
import { callRaw, readAs, waysToRead, type Answer } from "./knock";
import type { Outcome, Stage } from "./stage";
import { listActions, listAddresses, onOneself } from "./surface";
import { readWorld, whatChanged, type Known } from "./world";

const open = ["/admin/connexion", "/admin/invitation"];
const ofEverybody = ["/admin", "/admin/mon-compte", "/admin/verification"];

/** What each role may open, by the start of the address; everything else under /admin is not there for it. */
const doorsOf: Record<"center" | "agent", string[]> = {
  center: ["/admin/presences"],
  agent: ["/admin/familles", "/admin/reservations", "/admin/listes-attente", "/admin/taches", "/admin/presences", "/admin/documents", "/admin/messages", "/admin/chiffres"],
};

/** A manager who was moved to a centre's team holds what it holds, from the next request on. */
const roles: Partial<Record<ActorName, keyof typeof doorsOf>> = { center: "center", "demoted manager": "center", agent: "agent" };

const starts = (path: string, beginnings: readonly string[]) => beginnings.some((each) => path === each || path.startsWith(`${each}/`));
const isOpen = (path: string) => open.some((each) => path.startsWith(each));
const isEverybodys = (path: string) => ofEverybody.includes(path) || path.startsWith("/admin/mon-compte/") || path.startsWith("/admin/verification");

const isNowhere = ({ status }: Pick<Answer, "status">) => status === 404;

/** Asked by somebody who is no staff: sent to the sign-in page, or told that nothing is there; never a word of the family. */
function turnsAway({ status, location, body }: Answer, { familyName, guardianEmail }: Known): boolean {
  const isSent = (status === 307 || status === 303) && location.includes("/admin/connexion");
  const isSentByScript = status === 200 && body.includes("/admin/connexion");
  return (isSent || isSentByScript || isNowhere({ status })) && !body.includes(guardianEmail) && !body.includes(`>${familyName}<`);
}

export async function readEveryPage({ origin, actors, known }: Stage): Promise<Outcome> {
  const findings: string[] = [];
  let asked = 0;
  for (const path of listAddresses(known).filter((each) => each.startsWith("/admin") && !isOpen(each))) {
    for (const actor of actors.filter(({ name }) => name !== "manager")) {
      const role = roles[actor.name];
      if (role && (isEverybodys(path) || starts(path, doorsOf[role]))) continue;
      for (const [way, headers] of Object.entries(waysToRead)) {
        asked += 1;
        const answer = await readAs(origin + path, actor, headers);
        const isRight = role ? isNowhere(answer) || (way !== "page" && answer.body.includes("NEXT_HTTP_ERROR_FALLBACK;404")) : turnsAway(answer, known);
        if (!isRight) findings.push(`${actor.name} reads ${path} as ${way}: ${answer.status} ${answer.location}`);
      }
    }
  }
  return { asked, findings };
}

/** Calls every action raw. Whoever has no right changes nothing, reads nothing, and breaks nothing. */
export async function callEveryAction({ origin, actors, known, ownerUrl }: Stage): Promise<Outcome> {
  const findings: string[] = [];
  const actions = listActions();
  let asked = 0;
  for (const actor of actors) {
    const isOutsider = outsiders.includes(actor.name);
    const isOfCenter = roles[actor.name] === "center";
    const barred = actions.filter(({ isStaff, domain, name }) => (isStaff ? isOutsider || (isOfCenter && !onOneself.has(name)) : actor.name === "nobody" && domain !== "accounts"));
    for (const path of ["/admin/connexion", "/"]) {
      const before = await readWorld(ownerUrl);
      for (const action of barred) {
        asked += 1;
        const answer = await callRaw(origin, path, action, actor, known);
        if (answer.status >= 500) findings.push(`${actor.name} calls ${action.name} on ${path}: ${answer.status}`);
        if (answer.body.includes(known.guardianEmail)) findings.push(`${actor.name} calls ${action.name} on ${path} and reads an address`);
      }
      const moved = whatChanged(before, await readWorld(ownerUrl));
      if (moved.length > 0) findings.push(`${actor.name} changed ${moved.join(", ")} by actions called on ${path}`);
    }
  }
  return { asked, findings };
}

/** From another site, with the cookies of whoever holds every right: nothing happens. */
export async function callFromElsewhere({ origin, actors, known, ownerUrl }: Stage): Promise<Outcome> {
  const before = await readWorld(ownerUrl);
  let asked = 0;
  for (const actor of actors.filter(({ name }) => name === "manager" || name === "parent")) {
    for (const action of listActions()) {
      asked += 1;
      await callRaw(origin, "/admin", action, actor, known, "cross-site");
    }
  }
  const moved = whatChanged(before, await readWorld(ownerUrl));
  return { asked, findings: moved.length > 0 ? [`calls from another site changed ${moved.join(", ")}`] : [] };
}
