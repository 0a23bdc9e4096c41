import { readFileSync } from "node:fs";
import { areaOf, countRequest, countTurnedAway, notePulse, ownMetrics } from "@/server/metrics/registry";

test.each([
  ["/", "public"], ["/aide", "public"], ["/activites/les-embruns", "activites"], ["/famille", "famille"], ["/famille/reserver/jours", "booking"],
  ["/admin/familles/fam_1", "admin"], ["/api/health/live", "api"], ["/_next/static/a.js", "files"], ["/wp-login.php", "public"],
])("%s belongs to %s", (path, area) => {
  expect(areaOf(path)).toBe(area);
});

/** Names in the rules and the dashboard, without what a histogram adds to its own. */
const named = (file: string) => [...new Set(readFileSync(file, "utf8").match(/portail_[a-z0-9_]+/g))].map((name) => name.replace(/_(count|bucket|sum)$/, ""));

test.each(["deploy/prometheus-alerts.yml", "deploy/grafana-dashboard.json"])("%s watches numbers that exist", async (file) => {
  countRequest({ path: "/", method: "GET", status: 200, seconds: 0.1 });
  countTurnedAway("place");
  notePulse({ mailsPending: 0, oldestDueSeconds: 0, mailsDeadToday: 0, jobsLate: 0, offersOver: 0, tasksOpen: 0 });
  const text = await ownMetrics();
  const names = named(file);
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !text.includes(`# TYPE ${name} `))).toEqual([]);
});
