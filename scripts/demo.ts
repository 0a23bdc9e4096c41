import path from "node:path";
import { BUILT_PROGRAMS, ensureBuild } from "./lib/build";
import { bundleInto } from "./lib/bundle";
import { demoDatabase, forgetDemo } from "./lib/demo-database";
import { claimRun } from "./lib/leftovers";
import { panel } from "./lib/panel";
import { dataDir } from "./lib/paths";
import { checkNode, mailboxPorts, sitePort } from "./lib/preflight";
import { Problem, runMain } from "./lib/problem";
import { environmentOf, prepareDatabase, startProduct, type ProductPlan } from "./lib/product";
import { productSecrets } from "./lib/secrets";
import { interruption, Undo } from "./lib/stopping";

const say = (line: string) => console.log(line);

function options(): { reset: boolean; dev: boolean } {
  const given = process.argv.slice(2);
  const unknown = given.find((word) => !["--reset", "--dev"].includes(word));
  if (unknown) throw new Problem(`Option inconnue : ${unknown}. Options : --reset (repartir de zéro), --dev (développement).`);
  return { reset: given.includes("--reset"), dev: given.includes("--dev") };
}

async function start({ reset, dev }: ReturnType<typeof options>, undo: Undo, signal: AbortSignal): Promise<void> {
  checkNode();
  const run = await claimRun(dataDir);
  undo.push(async () => run.remove());
  const port = await sitePort();
  const usesMailbox = !process.env.SMTP_URL;
  if (usesMailbox) await mailboxPorts();
  if (reset) await forgetDemo(dataDir);
  const secrets = productSecrets(dataDir);
  const programs = dev ? path.join(dataDir, "dev") : BUILT_PROGRAMS;
  if (dev) await bundleInto(programs);
  else await ensureBuild(secrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, say, signal);

  const database = await demoDatabase(dataDir);
  undo.push(database.stop);
  signal.throwIfAborted();
  const mailbox = usesMailbox ? { ...(await mailboxPorts()), folder: path.join(dataDir, "mails") } : undefined;
  const appUrl = process.env.APP_URL || `http://localhost:${port}`;
  const plan: ProductPlan = { dev, programs, port, appUrl, databases: database.urls, secrets, mailbox, logs: path.join(dataDir, "logs"), documents: path.join(dataDir, "documents") };
  await prepareDatabase(plan, signal);
  await startProduct(plan, run.record, (stop) => undo.push(stop), signal);
  signal.throwIfAborted();
  say(panel(plan, environmentOf(plan)));
}

async function main(): Promise<void> {
  const asked = options();
  const { signal, asked: stopAsked } = interruption();
  const undo = new Undo();
  try {
    await start(asked, undo, signal);
    await stopAsked;
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    if (signal.aborted) say("\nArrêt…");
    await undo.all();
  }
  say("Tout est arrêté, rien n'est perdu.");
}

runMain(main);
