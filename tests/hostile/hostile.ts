import { startTestProduct } from "@/scripts/lib/journeys";
import { runMain } from "@/scripts/lib/problem";
import { interruption, Undo } from "@/scripts/lib/stopping";
import { startThrowaway } from "@/scripts/lib/throwaway";
import { openSessions, outsiders, type Actor } from "./actors";
import { callRaw, readAs, waysToRead, type Answer } from "./knock";
import { listActions, listAddresses } from "./surface";
import { readKnown, readWorld, whatChanged, type Known } from "./world";

const open = ["/admin/connexion", "/admin/invitation"];
const ofEverybody = ["/admin", "/admin/mon-compte", "/admin/verification"];

/** What each role may open, by the start of the address; everything else under /admin is not there for it. */
const doorsOf: Record<"center" | "agent", string[]> = {
  center: ["/admin/presences"],
  agent: ["/admin/familles", "/admin/reservations", "/admin/listes-attente", "/admin/taches", "/admin/presences", "/admin/documents", "/admin/messages", "/admin/chiffres"],
};

const starts = (path: string, beginnings: readonly string[]) => beginnings.some((each) => path === each || path.startsWith(`${each}/`));
const isOpen = (path: string) => open.some((each) => path.startsWith(each));
const isEverybodys = (path: string) => ofEverybody.includes(path) || path.startsWith("/admin/mon-compte/") || path.startsWith("/admin/verification");

type Finding = string;
type Stage = { origin: string; actors: readonly Actor[]; known: Known; ownerUrl: string };

const isNowhere = ({ status }: Pick<Answer, "status">) => status === 404;

/** Asked by somebody who is no staff: sent to the sign-in page, or told that nothing is there; never a word of the family. */
function turnsAway({ status, location, body }: Answer, { familyName, guardianEmail }: Known): boolean {
  const isSent = (status === 307 || status === 303) && location.includes("/admin/connexion");
  const isSentByScript = status === 200 && body.includes("/admin/connexion");
  return (isSent || isSentByScript || isNowhere({ status })) && !body.includes(guardianEmail) && !body.includes(`>${familyName}<`);
}

async function readEveryPage({ origin, actors, known }: Stage): Promise<{ asked: number; findings: Finding[] }> {
  const findings: Finding[] = [];
  let asked = 0;
  for (const path of listAddresses(known).filter((each) => !isOpen(each))) {
    for (const actor of actors.filter(({ name }) => name !== "manager")) {
      const role = actor.name === "center" || actor.name === "agent" ? actor.name : undefined;
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
async function callEveryAction({ origin, actors, known, ownerUrl }: Stage): Promise<{ asked: number; findings: Finding[] }> {
  const findings: Finding[] = [];
  const actions = listActions();
  let asked = 0;
  for (const actor of actors) {
    const isOutsider = outsiders.includes(actor.name);
    const barred = actions.filter(({ isStaff, domain }) => (isStaff ? isOutsider : actor.name === "nobody" && domain !== "accounts"));
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
async function callFromElsewhere({ origin, actors, known, ownerUrl }: Stage): Promise<{ asked: number; findings: Finding[] }> {
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

async function main(): Promise<number> {
  const { signal } = interruption();
  const undo = new Undo();
  const throwaway = await startThrowaway();
  undo.push(throwaway.stop);
  try {
    const { appUrl: origin, databases } = await startTestProduct(throwaway, undo, (line) => console.log(line), signal);
    const stage = { origin, ownerUrl: databases.owner, actors: await openSessions(databases.owner), known: await readKnown(databases.owner) };
    const parts = { "pages of staff": readEveryPage, "actions called raw": callEveryAction, "calls from another site": callFromElsewhere };
    let found = 0;
    for (const [name, run] of Object.entries(parts)) {
      const { asked, findings } = await run(stage);
      found += findings.length;
      console.log(`${findings.length === 0 ? "✓" : "✘"} ${name}: ${asked} requests, ${findings.length} findings`);
      for (const finding of findings.slice(0, 40)) console.log(`    ${finding}`);
    }
    console.log(found === 0 ? "Nobody got in." : `${found} findings.`);
    return found === 0 ? 0 : 1;
  } finally {
    await undo.all();
  }
}

runMain(main);
