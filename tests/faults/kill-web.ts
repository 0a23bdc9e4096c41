import http from "node:http";
import { openBrowser, type Answer } from "@/tests/load/browser";
import { formWith, textOf, type Field } from "@/tests/load/forms";
import type { Act, Scene } from "./act";
import type { Instance, Lab } from "./lab";
import type { Asked } from "./postgres-proxy";
import { brokenInvariants, changeBetween, inWords, readWorld, sumOf, type Change } from "./world";

export const OF_THE_PRODUCT = "portail-familles";
/** What the driver asks by itself on each new connection. */
export const OF_THE_DRIVER = "pg_catalog.pg_type";

/** A web process is killed when an act is here: its statement number `at` has not reached the server yet, or the server has done it and the process does not know. */
export type Point = { at: number; when: "before" | "after"; text: string };

/** Web processes that wait to be killed: while one dies, the next ones are already starting. */
export function webProcesses(lab: Lab): { next: () => Promise<Instance>; stop: () => Promise<void> } {
  let made = 0;
  const start = () => {
    const starting = lab.startWeb(`victim-${(made += 1) % 3}`);
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
type Filled = { url: string; fields: Field[]; browser: ReturnType<typeof openBrowser>; home: string | undefined };

async function fillIn(lab: Lab, copy: number, { cookies, page, form, typed = [] }: Scene): Promise<Filled> {
  const agent = new http.Agent({ keepAlive: false });
  const browser = openBrowser({ site: lab.site, agent, ip: `198.18.${(copy >> 8) & 255}.${copy & 255}`, cookies, note: () => undefined });
  const shown = await browser.visit(page);
  const found = formWith(shown.html, form);
  if (shown.status !== 200 || !found) throw new Error(`no form with « ${form} » on ${page}: ${shown.status} ${shown.location ?? ""} ${textOf(shown.html).slice(0, 200)}`);
  return { url: found.action || page, fields: [...found.fields, ...typed], browser, home: cookies.pf_session ? "/famille" : cookies.pf_staff ? "/admin" : undefined };
}

/** Everything that one copy of an act did when nobody was killed. */
export type Course = { statements: string[]; change: Change };

const trapOf = (onStatement: (asked: Asked, at: number) => boolean, onDone: (asked: Asked, at: number) => boolean) => {
  let [asked, done] = [0, 0];
  const isOurs = ({ label, text }: Asked) => label === OF_THE_PRODUCT && !text.includes(OF_THE_DRIVER);
  return {
    before: (statement: Asked) => isOurs(statement) && onStatement(statement, (asked += 1)),
    after: (statement: Asked) => isOurs(statement) && onDone(statement, (done += 1)),
  };
};

/** Lets the act happen once, and learns its course. */
export async function observe(lab: Lab, web: Instance, act: Act, copy: number): Promise<Course> {
  const { url, fields, browser } = await fillIn(lab, copy, await act.set(copy));
  const before = await readWorld(lab.sql);
  const statements: string[] = [];
  web.proxy.trap = trapOf(({ text }) => statements.push(text) < 0, () => false);
  const answer = await browser.ask(url, fields);
  web.proxy.trap = undefined;
  const change = changeBetween(before, await readWorld(lab.sql));
  if (answer.status >= 400 || change.size === 0) throw new Error(`${act.useCase} does nothing by itself: ${answer.status} ${textOf(answer.html).slice(0, 600)}`);
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
    return [{ at, when: "before", text }, ...(isKept ? [{ at, when: "after", text } as const] : [])];
  });
}

export type Trial = { act: Act; course: Course; point: Point; copy: number };

/** One sentence for everything that is not as promised. */
export type Findings = string[];

/**
 * Leads each act to its point and holds it there, then kills the one process that was serving them all: what is left must be
 * all of an act or nothing. The same forms are then sent again, to the next process, with the same cookies.
 */
export async function killTogether(lab: Lab, web: Instance, next: () => Promise<Instance>, trials: readonly Trial[]): Promise<{ findings: Findings; web: Instance }> {
  const filled: Filled[] = [];
  for (const { act, copy } of trials) filled.push(await fillIn(lab, copy, await act.set(copy)));
  const before = await readWorld(lab.sql);
  const asks: Promise<Answer | undefined>[] = [];
  for (const [index, { url, fields, browser }] of filled.entries()) {
    const asked = browser.ask(url, fields).catch(() => undefined);
    asks.push(asked);
    await leadTo(web, trials[index], asked);
  }
  if (!web.kill()) throw new Error("the web process was dead before it was killed");
  await web.hasDied();
  const told = (await Promise.all(asks)).flatMap((answer, index) => (answer ? [`${nameOf(trials[index])}: answered ${answer.status} by a process that was killed before`] : []));
  await web.stop();
  const left = inWords(changeBetween(before, await readWorld(lab.sql)));
  const expected = inWords(sumOf(trials.flatMap(({ course, point }) => (isDoneAt(course, point) ? [course.change] : []))));
  const half = left === expected ? [] : [`half of something is left of ${trials.map(nameOf).join(", ")}: ${left}, expected ${expected}`];
  const successor = await next();
  const repeated: Findings = [];
  for (const [index, each] of filled.entries()) repeated.push(...(await sendAgain(lab, trials[index], each)));
  return { findings: [...told, ...half, ...repeated, ...(await brokenInvariants(lab.sql))], web: successor };
}

const nameOf = (trial: Trial | undefined) => (trial ? `${trial.act.useCase} ${trial.point.when} ${trial.point.at} « ${trial.point.text.trim().slice(0, 40)} »` : "");
const isDoneAt = ({ statements }: Course, { at, when }: Point) => when === "after" && at === statements.findLastIndex(counts) + 1;

/** Resolves once what was asked is held at its point. */
async function leadTo(web: Instance, trial: Trial | undefined, asked: Promise<Answer | undefined>): Promise<void> {
  let reach: () => void = () => undefined;
  const reached = new Promise<"reached">((resolve) => (reach = () => resolve("reached")));
  const isThere = (when: Point["when"]) => (_: Asked, at: number) => {
    const isHere = when === trial?.point.when && at === trial.point.at;
    if (isHere) reach();
    return isHere;
  };
  web.proxy.trap = trapOf(isThere("before"), isThere("after"));
  const first = await Promise.race([reached, asked]);
  web.proxy.trap = undefined;
  if (first !== "reached") throw new Error(`${nameOf(trial)} never came: ${first?.status ?? "cut"}`);
}

async function sendAgain({ sql }: Lab, trial: Trial | undefined, { url, fields, browser, home }: Filled): Promise<Findings> {
  if (!trial) return [];
  const before = await readWorld(sql);
  const answer = await browser.ask(url, fields);
  const change = inWords(changeBetween(before, await readWorld(sql)));
  const expected = isDoneAt(trial.course, trial.point) ? "nothing" : inWords(trial.course.change);
  const isRight = change === expected || (expected === "nothing" && trial.act.countsAgain !== undefined);
  const stays = home === undefined ? undefined : await browser.ask(home);
  return [
    ...(answer.status >= 500 ? [`${nameOf(trial)}: sent again, answered ${answer.status}`] : []),
    ...(isRight ? [] : [`${nameOf(trial)}: sent again, it makes ${change} instead of ${expected} (${answer.status})`]),
    ...(stays && stays.status !== 200 ? [`${nameOf(trial)}: the cookie is lost (${stays.status})`] : []),
  ];
}
