import http from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Environment } from "../lib/run";

const PATIENCE_MS = 5_000;
const POLL_MS = 250;

type Answer = { status: number; body: string };

/** Asks the web process of one authority on the loopback, as its proxy would. */
function ask(env: Environment, path: string, headers: Record<string, string> = {}): Promise<Answer | undefined> {
  const { host, protocol } = new URL(env.APP_URL ?? "");
  return new Promise((resolve) => {
    const request = http.get({ host: "127.0.0.1", port: Number(env.PORT), path, timeout: PATIENCE_MS, headers: { host, "x-forwarded-proto": protocol.slice(0, -1), ...headers } }, (response) => {
      let body = "";
      response.on("data", (chunk: Buffer) => (body += chunk.toString()));
      response.once("end", () => resolve({ status: response.statusCode ?? 0, body }));
      response.once("error", () => resolve(undefined));
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(undefined));
  });
}

/** « ok », or why it is not ready; « absent » when nobody answers. */
export async function readiness(env: Environment): Promise<string> {
  const answer = await ask(env, "/api/health/ready");
  if (!answer) return "absent";
  if (answer.status === 200) return "ok";
  return /"status":"([^"]+)"/.exec(answer.body)?.[1] ?? `réponse ${answer.status}`;
}

export async function isReadySoon(env: Environment, withinMs: number): Promise<boolean> {
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; await pause(POLL_MS)) if ((await readiness(env)) === "ok") return true;
  return false;
}

export const watched = { portail_mail_oldest_due_seconds: "oldestMail", portail_mails_dead_24h: "deadMails", portail_jobs_late: "lateJobs", portail_offers_over: "offersOver" } as const;
export type Numbers = Partial<Record<(typeof watched)[keyof typeof watched] | "accidents", number>> & { build?: string };

/** What the operator watches, from /api/metrics. Empty when the address does not answer. */
export async function readNumbers(env: Environment): Promise<Numbers> {
  const answer = await ask(env, "/api/metrics", { authorization: `Bearer ${env.METRICS_TOKEN}` });
  return answer?.status === 200 ? numbersIn(answer.body) : {};
}

export function numbersIn(text: string): Numbers {
  const numbers: Numbers = {};
  let accidents = 0;
  for (const line of text.split("\n")) {
    const [, name = "", labels = "", value = ""] = /^(\w+)(\{[^}]*\})? ([\d.e+-]+)$/.exec(line) ?? [];
    if (name in watched) numbers[watched[name as keyof typeof watched]] = Number(value);
    if (name === "portail_request_seconds_count" && labels.includes('status="500"')) accidents += Number(value);
    if (name === "portail_build") numbers.build = /build="([^"]*)"/.exec(labels)?.[1] ?? "";
  }
  return { ...numbers, accidents };
}
