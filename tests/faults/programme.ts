import { product } from "@/tests/architecture/support/sources";
import type { Act } from "./act";
import { registration } from "./acts/accounts";
import { booking } from "./acts/bookings";
import { everyAct } from "./acts/every";
import { jobs } from "./acts/jobs";
import { crashPostgres, cutConnections, delayQueries, exhaustConnections, freezePostgres, holdLocks, moveTimeZone } from "./database-faults";
import { followMailAfterDeployment } from "./deployment";
import { killWebDuring } from "./kills";
import { killWorkerDuring } from "./kill-worker";
import { coverageOf } from "./coverage";
import type { Lab } from "./lab";
import { mailServerIsAway, mailServerMisbehaves, mailsLeave, mailFindings } from "./mail-faults";
import { deploy, killProcesses, shiftClocks } from "./process-faults";
import type { Seen } from "./seen";
import { tryNextRelease } from "./releases";
import { weather, type Fault, type Stage, type Storm } from "./stage";

type Line = { tried: string; /** What names it on the command line. */ word: string; run: (stage?: Stage) => Promise<Seen> };

/** `onStage`: two web processes and two workers run, and that many families may come. */
export type Part = { onStage: boolean; families: number; lines: readonly Line[] };

const USERS = 50;
const FEWER = 20;
const nothing: Fault = async () => "both clocks stayed wrong";

/** `words`: only the acts and jobs whose use case holds one of them; `most`: so many places of each at most. */
export type Choice = { isShort: boolean; words: readonly string[]; most: number };

/** Everything the laboratory tries, in its order: kills come first, on tables that nothing else has filled. The short form tries the same kinds of faults, fewer times and for less long. */
export function programme(lab: Lab, { isShort, ...choice }: Choice): Part[] {
  return isShort ? shortForm(lab) : wholeForm(lab, choice);
}

const chosenFrom = <T extends Pick<Act, "useCase">>(all: readonly T[], words: readonly string[]) => all.filter(({ useCase }) => words.length === 0 || words.some((word) => useCase.includes(word)));

const on = (act: (stage: Stage) => Promise<Seen>) => (stage?: Stage) => {
  if (!stage) throw new Error("this needs processes on the stage");
  return act(stage);
};
const storm = (users: number, fault: Fault, more: Pick<Storm, "cutsLines" | "isQuiet"> = {}) => on((stage) => weather(stage, { users, arriveWithinMs: 120 * users, fault, ...more }));

const stormLines = (users: number, freezeMs: number): Line[] => [
  { tried: `PostgreSQL restarted in immediate mode under ${users} users`, word: "crash", run: storm(users, crashPostgres) },
  { tried: `PostgreSQL frozen ${freezeMs / 1_000} s under ${users} users`, word: "freeze", run: storm(users, freezePostgres(freezeMs)) },
  { tried: `one of two web processes and one of two workers killed under ${users} users`, word: "processes", run: storm(users, killProcesses, { cutsLines: true }) },
];

const afterAll = (hurry: boolean): Line => ({
  tried: "the mails of everything above",
  word: "mails-left",
  run: on(async ({ lab }) => {
    await mailsLeave(lab, hurry);
    const { words, findings } = await mailFindings(lab);
    return { seen: words, findings };
  }),
});

function shortForm(lab: Lab): Part[] {
  return [
    { onStage: false, families: 0, lines: [{ tried: "a web process killed inside a booking and a registration", word: "kill-web", run: () => killWebDuring(lab, [booking, registration], 5) }] },
    { onStage: true, families: FEWER * 3, lines: [...stormLines(FEWER, 5_000), { tried: "the mail server refuses for now, and takes and hangs up", word: "smtp", run: on(() => mailServerMisbehaves(lab, { each: 2, stalls: false, hurry: true })) }] },
  ];
}

function wholeForm(lab: Lab, { words, most }: Omit<Choice, "isShort">): Part[] {
  return [
    {
      onStage: false,
      families: 0,
      lines: [
        { tried: "which acts the two lines below try", word: "acts", run: async () => tellCoverage() },
        { tried: "a worker killed between every two statements of each job", word: "kill-worker", run: () => killWorkerDuring(lab, chosenFrom(jobs, words), most) },
        { tried: "a web process killed between every two statements of each act that writes", word: "kill-web", run: () => killWebDuring(lab, chosenFrom(everyAct, words), most) },
      ],
    },
    {
      onStage: true,
      families: USERS * 12,
      lines: [
        ...stormLines(USERS, 30_000),
        { tried: "every connection of the server taken, those of the product cut", word: "connections", run: storm(USERS, exhaustConnections(5_000)) },
        { tried: "the tables of booking, then those of signing in, locked", word: "locks", run: storm(USERS, holdLocks(10_000)) },
        { tried: "every query 500 ms late", word: "late", run: storm(USERS, delayQueries(10_000)) },
        { tried: "the network between product and database cut ten times", word: "network", run: storm(USERS, cutConnections) },
        { tried: "the database's time zone moved", word: "time-zone", run: storm(USERS, moveTimeZone) },
        { tried: "a deployment under users", word: "release", run: storm(USERS, deploy(), { isQuiet: true }) },
        { tried: "a deployment between a mail and its click", word: "click", run: on((stage) => followMailAfterDeployment(stage, deploy())) },
        { tried: "another build, with a migration, put into service under users, taken back, and put into service again", word: "next-release", run: on((stage) => tryNextRelease(stage, USERS)) },
        { tried: "one web process ten minutes ahead, the other ten minutes behind", word: "clocks", run: on(async (stage) => {
          await shiftClocks(stage);
          return weather(stage, { users: USERS, arriveWithinMs: 6_000, fault: nothing });
        }) },
        afterAll(false),
        { tried: "nothing listens where the mail server was", word: "smtp-away", run: on(() => mailServerIsAway(lab, 3)) },
        { tried: "the mail server refuses for now, takes and hangs up, takes and says nothing", word: "smtp", run: on(() => mailServerMisbehaves(lab, { each: 2, stalls: true, hurry: false })) },
      ],
    },
  ];
}

function tellCoverage(): Seen {
  const tried = [...everyAct, ...jobs].map(({ useCase }) => useCase.replace(/,.*/, ""));
  const { writing, within, without, unknown } = coverageOf(product, tried);
  return {
    seen: `${writing.length - without.length} of the ${writing.length} use cases that open a transaction, ${within.length} of them only ever within others: ${within.join(", ")}`,
    findings: [...without.map((useCase) => `${useCase} opens a transaction, and has no act`), ...unknown.map((useCase) => `no use case is called ${useCase}`)],
  };
}
