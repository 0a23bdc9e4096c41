import http from "node:http";
import { openBrowser, type Answer, type Sent } from "@/tests/load/browser";
import { formWith, textOf, type Field } from "@/tests/load/forms";
import { messageOf } from "@/scripts/lib/problem";
import { nameOf, type Act, type Scene } from "./act";
import type { Instance, Lab } from "./lab";
import type { Asked } from "./postgres-proxy";
import { brokenInvariants, changeBetween, inWords, readWorld, sumOf, type Change } from "./world";

export const OF_THE_PRODUCT = "portail-familles";
/** So many acts are led to their places in one process: each is held with a connection of its own. */
export const TOGETHER = 10;
const SPARE = 3;
/** What the driver asks by itself on each new connection. */
export const OF_THE_DRIVER = "pg_catalog.pg_type";

/**
 * A web process is killed when an act is here: a statement of its course has not reached the server yet, or the server has done it and the
 * process does not know. `nth` of its text: what a process remembers for a while is read by some copies of an act and not by others.
 */
export type Point = { at: number; nth: number; when: "before" | "after"; text: string };

/** Web processes that wait to be killed: while one dies, the next ones are already starting. */
export function webProcesses(lab: Lab): { next: () => Promise<Instance>; stop: () => Promise<void> } {
  let made = 0;
  const start = () => {
    const starting = lab.startWeb(`victim-${(made += 1) % 3}`, { env: { DATABASE_POOL: String(TOGETHER + SPARE) } });
    starting.catch(() => undefined);
    return starting;
  };
  const waiting = [start(), start()];
  let last: Instance | undefined;
  return {
    next: async () => {
      const instance = await (waiting.shift() ?? start());
      waiting.push(start());
      last = instance;
      lab.balancer.targets = [instance.port];
      return instance;
    },
    stop: async () => {
      for (const each of waiting) await (await each).stop();
      await last?.stop();
    },
  };
}

/** `home`: the page that only a living cookie opens. */
type Filled = { url: string; sent: Sent | undefined; browser: ReturnType<typeof openBrowser>; home: string | undefined };

async function fillIn(lab: Lab, copy: number, { cookies, page, form, typed = [], json }: Scene): Promise<Filled> {
  const agent = new http.Agent({ keepAlive: false });
  const browser = openBrowser({ site: lab.site, agent, ip: `198.18.${(copy >> 8) & 255}.${copy & 255}`, cookies, note: () => undefined });
  const home = cookies.pf_session ? "/famille" : cookies.pf_staff ? "/admin" : undefined;
  if (form === undefined) return { url: page, sent: json === undefined ? undefined : { json }, browser, home };
  const shown = await browser.visit(page);
  const found = formWith(shown.html, form);
  if (shown.status !== 200 || !found) throw new Error(`no form with « ${form} » on ${page}: ${shown.status} ${shown.location ?? ""} ${textOf(shown.html).slice(0, 200)}`);
  const isTyped = ([name]: Field) => typed.some(([each]) => each === name);
  const kept = [...found.fields, ...found.proposed].filter((field) => !isTyped(field));
  return { url: found.action || page, sent: [...kept, ...typed], browser, home };
}

/** Everything that one copy of an act did when nobody was killed. */
export type Course = { statements: string[]; change: Change };

const trapOf = (onStatement: (asked: Asked, nth: number) => boolean, onDone: (asked: Asked, nth: number) => boolean) => {
  const [asked, done] = [new Map<string, number>(), new Map<string, number>()];
  const count = (of: Map<string, number>, { text }: Asked) => {
    const nth = (of.get(text) ?? 0) + 1;
    of.set(text, nth);
    return nth;
  };
  const isOurs = ({ label, text }: Asked) => label === OF_THE_PRODUCT && !text.includes(OF_THE_DRIVER);
  return {
    before: (statement: Asked) => isOurs(statement) && onStatement(statement, count(asked, statement)),
    after: (statement: Asked) => isOurs(statement) && onDone(statement, count(done, statement)),
  };
};

/** Lets the act happen once, and learns its course. */
export async function observe(lab: Lab, web: Instance, act: Act, copy: number): Promise<Course> {
  const { url, sent, browser } = await fillIn(lab, copy, await act.set(copy));
  const before = await readWorld(lab.sql);
  const statements: string[] = [];
  web.proxy.trap = trapOf(({ text }) => statements.push(text) < 0, () => false);
  const answer = await browser.ask(url, sent);
  web.proxy.trap = undefined;
  const change = changeBetween(before, await readWorld(lab.sql));
  if (answer.status >= 400 || change.size === 0) throw new Error(`${nameOf(act)} does nothing by itself: ${answer.status} ${textOf(answer.html).slice(0, 600)}`);
  return { statements, change };
}

const counts = (text: string) => /^\s*(begin|insert|update|delete|commit|select graphile_worker)|for (no key )?update/i.test(text);
const writes = (text: string) => /^\s*(insert|update|delete)/i.test(text);

/** Between every two statements from the first that matters to the last; and where something is committed, once the server has done it and never told. */
export function pointsOf({ statements }: Course): Point[] {
  const first = statements.findIndex(counts);
  const last = statements.findLastIndex(counts);
  let isInTransaction = false;
  return statements.flatMap((text, index): Point[] => {
    if (index < first || index > last) return [];
    const at = index + 1;
    const [begins, commits] = [/^begin/i.test(text), /^commit/i.test(text)];
    isInTransaction = begins || (isInTransaction && !commits);
    const isKept = commits || (!isInTransaction && writes(text));
    const nth = statements.slice(0, at).filter((each) => each === text).length;
    return [{ at, nth, when: "before", text }, ...(isKept ? [{ at, nth, when: "after", text } as const] : [])];
  });
}

export type Trial = { act: Act; course: Course; point: Point; copy: number };

/** One sentence for everything that is not as promised. */
export type Findings = string[];

/**
 * Leads each act to its point and holds it there, then kills the one process that was serving them all: what is left must be
 * all of an act or nothing. The same forms are then sent again, to the next process, with the same cookies.
 */
export async function killTogether(lab: Lab, web: Instance, next: () => Promise<Instance>, planned: readonly Trial[]): Promise<{ findings: Findings; web: Instance; missed: number }> {
  const { ready, findings } = await fillAll(lab, planned);
  const before = await readWorld(lab.sql);
  const asks: Promise<Answer | undefined>[] = [];
  const missed = new Set<Trial>();
  for (const { trial, url, sent, browser } of ready) {
    const asked = browser.ask(url, sent).catch(() => undefined);
    asks.push(asked);
    const met = await leadTo(web, trial, asked);
    if (met === "missed") missed.add(trial);
    else if (met !== "reached") findings.push(met);
  }
  const isDone = (trial: Trial) => missed.has(trial) || isDoneAt(trial.course, trial.point);
  const areAllThere = findings.length === 0;
  if (!web.kill()) throw new Error("the web process was dead before it was killed");
  await web.hasDied();
  const answers = await Promise.all(asks);
  const told = ready.flatMap(({ trial }, index) => (answers[index] && !missed.has(trial) ? [`${placeOf(trial)}: answered ${answers[index].status} by a process that was killed before`] : []));
  await web.stop();
  const left = inWords(changeBetween(before, await readWorld(lab.sql)));
  const expected = inWords(sumOf(ready.flatMap(({ trial }) => (isDone(trial) ? [trial.course.change] : []))));
  if (areAllThere && left !== expected) findings.push(`half of something is left of ${ready.map(({ trial }) => placeOf(trial)).join(", ")}: ${left}, expected ${expected}`);
  const successor = await next();
  for (const each of areAllThere ? ready : []) findings.push(...(await sendAgain(lab, each, isDone(each.trial))));
  return { findings: [...findings, ...told, ...(await brokenInvariants(lab.sql))], web: successor, missed: missed.size };
}

type Ready = Filled & { trial: Trial };

/** Each waits behind its form; what could not even be prepared is a finding. Nobody is told to wait for what the laboratory asked too often. */
async function fillAll(lab: Lab, trials: readonly Trial[]): Promise<{ ready: Ready[]; findings: Findings }> {
  const [ready, findings]: [Ready[], Findings] = [[], []];
  await lab.sql`delete from attempt`;
  for (const trial of trials) {
    try {
      ready.push({ trial, ...(await fillIn(lab, trial.copy, await trial.act.set(trial.copy))) });
    } catch (error) {
      findings.push(`${placeOf(trial)}: ${messageOf(error)}`);
    }
  }
  return { ready, findings };
}

const placeOf = (trial: Trial | undefined) => (trial ? `${nameOf(trial.act)} ${trial.point.when} ${trial.point.at} « ${trial.point.text.trim().slice(0, 40)} »` : "");
const isDoneAt = ({ statements }: Course, { at, when }: Point) => when === "after" && at === statements.findLastIndex(counts) + 1;

/** What a process may remember from a moment before, and then does not ask. */
const mayBeRemembered = ({ when, text }: Point) => when === "before" && /^\s*select/i.test(text) && !counts(text);

/** Resolves once what was asked is held at its point; missed when it came to its end because that was remembered. Otherwise a finding. */
async function leadTo(web: Instance, trial: Trial, asked: Promise<Answer | undefined>): Promise<"reached" | "missed" | string> {
  let reach: () => void = () => undefined;
  const reached = new Promise<"reached">((resolve) => (reach = () => resolve("reached")));
  const isThere = (when: Point["when"]) => ({ text }: Asked, nth: number) => {
    const isHere = when === trial.point.when && text === trial.point.text && nth === trial.point.nth;
    if (isHere) reach();
    return isHere;
  };
  web.proxy.trap = trapOf(isThere("before"), isThere("after"));
  const first = await Promise.race([reached, asked]);
  web.proxy.trap = undefined;
  if (first === "reached") return first;
  if (first && first.status < 400 && mayBeRemembered(trial.point)) return "missed";
  return `${placeOf(trial)} never came: ${first ? `${first.status} ${textOf(first.html).slice(0, 200)}` : "cut"}`;
}

async function sendAgain({ sql }: Lab, { trial, url, sent, browser, home }: Ready, isDone: boolean): Promise<Findings> {
  const before = await readWorld(sql);
  const answer = await browser.ask(url, sent);
  const change = inWords(changeBetween(before, await readWorld(sql)));
  const expected = isDone ? "nothing" : inWords(trial.course.change);
  const isRight = change === expected || (expected === "nothing" && trial.act.countsAgain !== undefined);
  const isGone = trial.act.cookie === "ended" || (trial.act.cookie === "renewed" && isDone);
  const stays = home === undefined || isGone ? undefined : await browser.ask(home);
  return [
    ...(answer.status >= 500 ? [`${placeOf(trial)}: sent again, answered ${answer.status}`] : []),
    ...(isRight ? [] : [`${placeOf(trial)}: sent again, it makes ${change} instead of ${expected} (${answer.status})`]),
    ...(stays && stays.status !== 200 ? [`${placeOf(trial)}: the cookie is lost (${stays.status})`] : []),
  ];
}
