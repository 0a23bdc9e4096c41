import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { inProject } from "@/scripts/lib/paths";

/** What stands for pages: it answers the operator's questions, or refuses them, under the environment it was given. */
const pages = (build: string, isReady: boolean) => `
import http from "node:http";
http.createServer((request, response) => {
  const isNumbers = request.url === "/api/metrics" && request.headers.authorization === "Bearer " + process.env.METRICS_TOKEN;
  if (isNumbers) return response.end('portail_build{build="${build}"} 1\\nportail_mails_dead_24h 0\\nportail_jobs_late 0\\nportail_mail_oldest_due_seconds 0\\n');
  if (request.url === "/environment") return response.end(Object.keys(process.env).sort().join(" "));
  response.statusCode = ${isReady} ? 200 : 503;
  response.end('{"status":"${isReady ? "ok" : "database-away"}"}');
}).listen(Number(process.env.PORT), "127.0.0.1");
`;

/** A folder with what the fleet needs of a release: real migrations, backups and restores, and processes that begin at once. */
export function aRelease(folder: string, build: string, isReady = true): string {
  const release = path.join(folder, build);
  const run = path.join(release, ".next/run");
  for (const each of [run, path.join(release, ".next/static")]) mkdirSync(each, { recursive: true });
  writeFileSync(path.join(release, `.next/static/${build}.js`), "");
  writeFileSync(path.join(release, ".next/BUILD_ID"), build);
  for (const program of ["migrate", "backup", "restore"]) cpSync(path.join(process.env.TEST_PROGRAMS ?? "", `${program}.mjs`), path.join(run, `${program}.mjs`));
  writeFileSync(path.join(run, "web.mjs"), pages(build, isReady));
  writeFileSync(path.join(run, "worker.mjs"), "setInterval(() => undefined, 1_000);");
  for (const name of ["db", "node_modules", "package.json"]) symlinkSync(inProject(name), path.join(release, name));
  return release;
}

export function aFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), "fleet-"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
