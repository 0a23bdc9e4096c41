import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { closeDatabase } from "@/db/client";
import { closeReplica, watchReplica } from "@/db/replica";
import { env, EnvironmentError, type Env } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { bootOrExplain } from "./boot";
import { exitOnException } from "./exceptions";
import { captureConsole } from "./envelope/console-capture";
import { trackConnections } from "./envelope/drain";
import { createEnvelope, newRequestId } from "./envelope/envelope";
import { createHttpServer, listen } from "./envelope/http-server";
import { renderByLoopback } from "./envelope/loopback";
import { movingShelf } from "./envelope/moving-shelf";
import { loadPrerendered, type PrerenderedPage } from "./envelope/prerendered";
import { renderFirst } from "./envelope/first-rendering";
import { shelve } from "./envelope/shelf";
import { siteOf } from "./envelope/site";
import { loadPulse } from "@/lib/jobs/loaders";
import { noteBuild } from "./metrics/registry";
import { createLine, usualLine } from "./line/line";
import { isFirstOfSeveral, neighbours, superviseProcesses } from "./processes";
import { startTracing } from "./tracing";

const BUILD_DIR = ".next";
const DRAIN_MS = 10_000;
const LAST_RESORT_MS = 20_000;

async function main(): Promise<void> {
  const settings = env();
  const isDevelopment = settings.NODE_ENV === "development";
  Object.assign(process.env, { NODE_ENV: settings.NODE_ENV });
  if (!isDevelopment) {
    if (!existsSync(`${BUILD_DIR}/BUILD_ID`)) throw new EnvironmentError(["l’application n’est pas construite, lancez « npm run build »."]);
    captureConsole();
    noteBuild(readFileSync(`${BUILD_DIR}/BUILD_ID`, "utf8").trim());
  }
  if (isFirstOfSeveral(settings.WEB_PROCESSES)) return superviseProcesses(settings.WEB_PROCESSES);
  const stopTracing = startTracing("web", settings.OTEL_EXPORTER_OTLP_ENDPOINT);
  const { server, application } = await build(settings, isDevelopment);
  const drain = trackConnections(server);
  exitOnException();
  if (settings.DATABASE_REPLICA_URL) watchReplica(settings.DATABASE_REPLICA_URL);
  await listen(server, settings.PORT).catch((error: unknown) => Promise.reject(portProblem(error, settings.PORT)));
  const { port } = server.address() as AddressInfo;
  // Next fetches its own pages for scripts that an action redirects; without this it would call APP_URL's scheme on our port.
  Object.assign(process.env, { __NEXT_PRIVATE_ORIGIN: `http://127.0.0.1:${port}` });
  stopOnSignal(async () => {
    await drain(DRAIN_MS);
    await application.close();
    await closeReplica();
    await Promise.all([closeDatabase(), stopTracing()]);
  });
  log.info({ port, url: settings.APP_URL }, "ready");
}

async function build({ APP_URL, PORT, TRUSTED_PROXY_HOPS, WEB_PROCESSES, METRICS_TOKEN }: Env, development: boolean) {
  const site = siteOf(APP_URL);
  const server = createHttpServer(site, (request, response) => envelope(request, response));
  // Next would answer protocol upgrades on the server it is given: only hot reloading needs that.
  const upgrades = development ? server : createServer();
  if (!development) giveBuiltSettings();
  // Loaded only now: Next must find the environment checked and the console captured.
  const { default: next } = await import("next");
  const application = next({ dev: development, dir: process.cwd(), port: PORT, httpServer: upgrades });
  await application.prepare();
  const pages = development ? new Map<string, PrerenderedPage>() : await renderFirst(application.getRequestHandler(), (render) => loadPrerendered(BUILD_DIR, render));
  const fromShelf = shelve(pages.values(), site);
  const line = createLine({ ...usualLine, processes: WEB_PROCESSES }, neighbours.tell);
  neighbours.listen(line.hear);
  const render = renderByLoopback(site, newRequestId, () => (server.address() as AddressInfo).port);
  const fromMovingShelf = development ? () => undefined : movingShelf({ render, site });
  const envelope = createEnvelope({ site, development, pages, fromShelf, fromMovingShelf, line, trustedHops: TRUSTED_PROXY_HOPS, metricsToken: METRICS_TOKEN, readPulse: loadPulse, next: application.getRequestHandler() });
  return { server, application };
}

/** The settings as the build resolved them: Next then needs neither next.config.ts nor a compiler beside the build. */
function giveBuiltSettings(): void {
  const { config } = JSON.parse(readFileSync(`${BUILD_DIR}/required-server-files.json`, "utf8")) as { config: object };
  Object.assign(process.env, { __NEXT_PRIVATE_STANDALONE_CONFIG: JSON.stringify(config) });
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) return;
    stopping = true;
    log.info("stopping");
    setTimeout(() => process.exit(1), LAST_RESORT_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "the process did not stop cleanly");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", onSignal).on("SIGINT", onSignal);
}

/** What keeps a port from opening is a setting to change, and is said like one. */
function portProblem(error: unknown, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") return new EnvironmentError([`PORT ${port} est déjà pris : arrêtez l’autre programme, ou changez PORT.`]);
  if (code === "EACCES") return new EnvironmentError([`PORT ${port} n’est pas permis à cet utilisateur : prenez-en un autre.`]);
  return error;
}

await bootOrExplain(main);
