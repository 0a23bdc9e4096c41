import http from "node:http";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Bundled } from "./bundle";
import { startChild, type Child } from "./children";
import { inProject } from "./paths";
import type { DatabaseUrls } from "./postgres/database";
import { Problem } from "./problem";
import { runEntry, type Environment } from "./run";

const READY_WITHIN_MS = 120_000;
const POLL_MS = 250;
const MOST_WEB_PROCESSES = 4;

export type MailboxPlan = { smtpPort: number; pagePort: number; folder: string };
export type ProductPlan = {
  dev: boolean;
  /** The folder of the bundled programs. */
  programs: string;
  /** The folder they run from, when it is not the project's. */
  home?: string;
  port: number;
  appUrl: string;
  databases: DatabaseUrls;
  secrets: Environment;
  logs: string;
  /** Where the pages of documents rest. */
  documents: string;
  /** Absent when mails go to the server named by SMTP_URL. */
  mailbox: MailboxPlan | undefined;
  extra?: Environment;
};

/** What every process of the product reads. */
export function environmentOf({ dev, port, appUrl, databases, secrets, mailbox, documents, extra = {} }: ProductPlan): Environment {
  return {
    MAIL_FROM: process.env.MAIL_FROM || "Portail Familles <ne-pas-repondre@demo.example>",
    ...secrets,
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DEMO: "1",
    PORT: String(port),
    WEB_PROCESSES: process.env.WEB_PROCESSES || String(dev ? 1 : Math.min(MOST_WEB_PROCESSES, os.availableParallelism())),
    APP_URL: appUrl,
    DATABASE_URL: databases.application,
    DATABASE_OWNER_URL: databases.owner,
    DOCUMENTS_DIR: documents,
    ...(mailbox && { SMTP_URL: `smtp://127.0.0.1:${mailbox.smtpPort}` }),
    ...extra,
  };
}

const program = (plan: ProductPlan, name: Bundled) => path.join(plan.programs, `${name}.mjs`);

/** Migrations, then the demo town's first rows. */
export async function prepareDatabase(plan: ProductPlan, signal?: AbortSignal): Promise<void> {
  for (const [step, what] of [[program(plan, "migrate"), "Les migrations"], [inProject("scripts/seed.ts"), "Les données de démonstration"]] as const) {
    const { code, output } = await runEntry(step, environmentOf(plan), signal, step.endsWith(".mjs") ? plan.home : undefined);
    if (code !== 0) throw new Problem(`${what} ont échoué :\n${output.trim().split("\n").slice(-15).join("\n")}`);
  }
}

/** Mailbox, worker and web, each started again if it dies. Resolves once the portal answers; `stop` ends them in order. */
export async function startProduct(plan: ProductPlan, onChange: (pids: number[]) => void, undo: (stop: () => Promise<void>) => void, signal: AbortSignal): Promise<void> {
  const children: Child[] = [];
  const changed = () => onChange(children.flatMap((child) => child.pid() ?? []));
  const start = (name: string, file: string, env: Environment) => {
    const child = startChild({ name, entry: file, env, logs: plan.logs, ...(file.endsWith(".mjs") && plan.home && { home: plan.home }) }, changed);
    children.push(child);
    undo(child.stop);
    changed();
  };
  const env = environmentOf(plan);
  if (plan.mailbox) start("mailbox", inProject("scripts/mailbox.ts"), mailboxEnvironment(plan.mailbox));
  start("worker", program(plan, "worker"), env);
  start("web", program(plan, "web"), env);
  const waiting = new AbortController();
  try {
    const ready = untilReady(plan, AbortSignal.any([signal, waiting.signal]));
    await Promise.race([ready, ...children.map(({ deathAtBoot }) => deathAtBoot)]);
  } finally {
    waiting.abort();
  }
  for (const child of children) child.keepUp();
}

const mailboxEnvironment = ({ smtpPort, pagePort, folder }: MailboxPlan): Environment => ({
  MAILBOX_SMTP_PORT: String(smtpPort),
  MAILBOX_PORT: String(pagePort),
  MAILBOX_FOLDER: folder,
});

/** Resolves once a web process answers that it is ready. */
export async function untilReady({ port, appUrl, mailbox }: Pick<ProductPlan, "port" | "appUrl" | "mailbox">, signal: AbortSignal): Promise<void> {
  const site = { port, path: "/api/health/ready", host: new URL(appUrl).host, protocol: new URL(appUrl).protocol };
  const page = mailbox && { port: mailbox.pagePort, path: "/api/messages?to=-", host: `127.0.0.1:${mailbox.pagePort}`, protocol: "http:" };
  for (const target of page ? [page, site] : [site]) {
    for (const deadline = Date.now() + READY_WITHIN_MS; !(await answersOk(target)); await pause(POLL_MS, undefined, { signal })) {
      if (Date.now() > deadline) throw new Problem("Le portail n'a pas répondu à temps : voir les journaux dans .data/logs.");
    }
  }
}

type Target = { port: number; path: string; host: string; protocol: string };

/** Asks on the loopback under the public name: a portal behind a proxy knows itself by that name only. */
function answersOk({ port, path: page, host, protocol }: Target): Promise<boolean> {
  return new Promise((resolve) => {
    const headers = { host, "x-forwarded-proto": protocol.slice(0, -1) };
    const request = http.get({ host: "127.0.0.1", port, path: page, headers, timeout: 30_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(false));
  });
}
