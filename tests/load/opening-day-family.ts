import http from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { checkPath, confirmation, daysPath, receiptPath, type FamilyPlan } from "./booking-steps";
import { openBrowser, type Sample } from "./browser";
import { textOf } from "./forms";
import { readReceipt, type ReceiptLines } from "./receipt";

export type Rush = { site: string; programmeId: string; periodId: string; arriveWithinMs: number; families: FamilyPlan[]; prober: FamilyPlan; comesBack?: boolean };

/** `arrivedAt`, `enteredAt`: when it asked for its first page and when it had it (0: never), on the clock of the crowd. */
export type Story = { arrivedAt: number; enteredAt: number; metQueue: boolean; longestWaitMs: number; roseBy: number } & (
  | { outcome: "booked"; reference: string; receipt: ReceiptLines | undefined }
  | { outcome: "refused"; words: string }
  | { outcome: "lost"; reason: string }
);
export type RushReport = { samples: Sample[]; probes: Record<string, Sample[]>; stories: Story[]; seconds: number; bookingSeconds: number };

const MOST_SOCKETS = 3_000;
const PROBE_EVERY_MS = 400;

/** Everybody comes within the time given, each at an instant of its own, and goes on until it holds its receipt. */
export async function rush({ arriveWithinMs, families, ...where }: Rush): Promise<RushReport> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: MOST_SOCKETS, maxFreeSockets: MOST_SOCKETS });
  const [samples, posts]: [Sample[], number[]] = [[], []];
  const note = (sample: Omit<Sample, "at">) => {
    const at = performance.now();
    samples.push({ ...sample, at });
    if (sample.kind === "booking") posts.push(at);
  };
  const over = new AbortController();
  const probes = probe(where, agent, over.signal);
  const started = performance.now();
  const stories = await Promise.all(
    families.map(async (family, index) => {
      await pause((index / families.length) * arriveWithinMs);
      return book(family, index, { ...where, agent, note });
    }),
  );
  const seconds = (performance.now() - started) / 1_000;
  over.abort();
  return { samples, probes: await probes, stories, seconds, bookingSeconds: ((posts.at(-1) ?? 0) - (posts[0] ?? 0)) / 1_000 };
}

type Around = Pick<Rush, "site" | "programmeId" | "periodId" | "comesBack"> & { agent: http.Agent; note: (sample: Omit<Sample, "at">) => void };

async function book(plan: FamilyPlan, index: number, { agent, note, site, comesBack, ...where }: Around): Promise<Story> {
  const browser = openBrowser({ site, agent, note, ...(comesBack !== undefined && { comesBack }), ip: `198.18.${(index >> 8) & 255}.${index & 255}`, cookies: { pf_session: plan.sessionToken } });
  const told = { arrivedAt: performance.now(), enteredAt: 0 };
  const story = () => ({ ...told, metQueue: browser.waited.metQueue, longestWaitMs: browser.waited.longestMs, roseBy: rises(browser.waited.places) });
  const lost = (reason: string): Story => ({ ...story(), outcome: "lost", reason });
  try {
    const daysPage = await browser.visit(daysPath(plan, where));
    told.enteredAt = performance.now();
    const checkPage = await browser.visit(checkPath(plan, daysPage));
    const form = confirmation(plan, checkPage);
    const sent = await browser.send(form.url, form.fields);
    const path = receiptPath(sent);
    if (path === undefined) return sent.status < 500 ? { ...story(), outcome: "refused", words: /role="alert"[^>]*>(.*?)<\/div>/s.exec(sent.html)?.[1]?.replace(/<[^>]*>/g, " ").slice(0, 200) ?? textOf(sent.html).slice(0, 200) } : lost(`the form was answered ${sent.status}`);
    const receipt = await browser.visit(path);
    return { ...story(), outcome: "booked", reference: /reservations\/([^?]+)/.exec(path)?.[1] ?? "", receipt: receipt.status === 200 ? readReceipt(receipt.html) : undefined };
  } catch (error) {
    return lost(error instanceof Error ? error.message : String(error));
  }
}

const rises = (places: number[]) => places.reduce((most, place, index) => Math.max(most, place - (places[index - 1] ?? place)), 0);

/** What everybody else sees meanwhile: the home page, and somebody signed in who reads. */
async function probe({ site, prober, comesBack = false }: Pick<Rush, "site" | "prober" | "comesBack">, agent: http.Agent, signal: AbortSignal): Promise<Record<string, Sample[]>> {
  const probes: Record<string, Sample[]> = { "/": [], "/famille": [] };
  const look = async (path: string) => {
    const note = (sample: Omit<Sample, "at">) => void probes[path]?.push({ ...sample, at: performance.now() });
    const browser = openBrowser({ site, agent, ip: "198.19.0.1", cookies: path === "/" ? {} : { pf_session: prober.sessionToken }, note, comesBack });
    while (!signal.aborted) {
      await browser.visit(path).catch(() => note({ kind: "page", ms: 0, status: 599 }));
      await pause(PROBE_EVERY_MS);
    }
  };
  await Promise.all(Object.keys(probes).map(look));
  return probes;
}
