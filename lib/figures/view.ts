import type { Day } from "@/lib/core/days";
import { frenchCivilDay, frenchMoment } from "@/lib/core/format";
import type { Fill, MailDay, Openings, Step, Waiting } from "./queries";
import { chartSize, curveSteps, type ChartKind, type CurveStep } from "./rules";
import { figureSentences } from "./words";

/** A line of a table, and what its chart draws of it: where it stands, briefly too, then a number per series; none on a day that is not open. */
export type Point = { label: string; brief?: string; values: (number | null)[]; texts?: string[] };
export type Figure = { id: string; title: string; sentence: string; axis: string; series: string[]; points: Point[]; kind: ChartKind };

/** A figure as its page shows it, with where its drawing is and how large. */
export type FigureView = Figure & { chart: { src: string; width: number; height: number; isWide: boolean } };

export const figureView = (figure: Figure, query = ""): FigureView => ({ ...figure, chart: { src: `/admin/chiffres/graphiques/${figure.id}${query}`, ...chartSize(figure), isWide: figure.kind === "matrix" } });

const totalOf = <T>(rows: readonly T[], of: (row: T) => number) => rows.reduce((sum, row) => sum + of(row), 0);
const share = (taken: number, capacity: number) => (capacity === 0 ? 0 : Math.round((100 * taken) / capacity));
const dayLabel = (day: Day) => frenchCivilDay(day, "medium");
/** « mar. » over « 7/7 » */
const dayBrief = (day: Day) => `${frenchCivilDay(day, "weekday")}\n${Number(day.slice(8))}/${Number(day.slice(5, 7))}`;

/** A series per centre, a point per day. */
export function fillFigure(fills: readonly Fill[]): Figure {
  const centers = [...new Map(fills.map(({ centerId, center }) => [centerId, center]))].sort(([, a], [, b]) => a.localeCompare(b, "fr", { numeric: true }));
  const totals = centers.map(([id, center]) => {
    const own = fills.filter(({ centerId }) => centerId === id);
    return { center, taken: totalOf(own, ({ taken }) => taken), capacity: totalOf(own, ({ capacity }) => capacity) };
  });
  const fullest = [...totals].sort((a, b) => share(b.taken, b.capacity) - share(a.taken, a.capacity))[0];
  const points = [...new Set(fills.map(({ day }) => day))].map((day) => {
    const own = centers.map(([id]) => fills.find((fill) => fill.day === day && fill.centerId === id));
    return {
      label: dayLabel(day),
      brief: dayBrief(day),
      values: own.map((fill) => (fill ? share(fill.taken, fill.capacity) : null)),
      texts: own.map((fill) => (fill ? `${share(fill.taken, fill.capacity)} % (${fill.taken} sur ${fill.capacity})` : "fermé")),
    };
  });
  const sentence = figureSentences.fill({ taken: totalOf(fills, ({ taken }) => taken), capacity: totalOf(fills, ({ capacity }) => capacity), fullest });
  return { id: "remplissage", title: "Remplissage par centre et par jour, en %", sentence, axis: "Jour", series: centers.map(([, name]) => name), points, kind: "matrix" };
}

export function waitingFigure(rows: readonly Waiting[]): Figure {
  const longest = [...rows].sort((a, b) => b.waiting - a.waiting)[0]?.center;
  const sentence = figureSentences.waiting({ waiting: totalOf(rows, ({ waiting }) => waiting), offered: totalOf(rows, ({ offered }) => offered), longest });
  const points = rows.map(({ center, waiting, offered }) => ({ label: center, values: [waiting, offered] }));
  return { id: "attente", title: "Listes d'attente par centre", sentence, axis: "Centre", series: ["Demandes en attente", "Places proposées"], points, kind: "ranked" };
}

export function openingsFigure(rows: readonly Openings[]): Figure {
  const sentence = figureSentences.openings({ confirmed: totalOf(rows, ({ confirmed }) => confirmed), unconfirmed: totalOf(rows, ({ unconfirmed }) => unconfirmed) });
  const points = rows.map(({ week, confirmed, unconfirmed }) => ({ label: frenchCivilDay(week, "plain"), brief: frenchCivilDay(week, "brief"), values: [confirmed, unconfirmed] }));
  return { id: "comptes", title: "Comptes ouverts par semaine", sentence, axis: "Semaine du", series: ["Comptes ouverts", "Créations non confirmées"], points, kind: "stacked" };
}

export function mailsFigure(rows: readonly MailDay[]): Figure {
  const sentence = figureSentences.mails({ sent: totalOf(rows, ({ sent }) => sent), pending: totalOf(rows, ({ pending }) => pending), dead: totalOf(rows, ({ dead }) => dead) });
  const points = rows.map(({ day, sent, pending, dead }) => ({ label: dayLabel(day), brief: dayBrief(day), values: [sent, pending, dead] }));
  return { id: "mails", title: "Santé des mails", sentence, axis: "Jour", series: ["Partis", "En attente", "Non remis"], points, kind: "stacked" };
}

/** A mark under the curve every ten minutes, or every minute. */
const stepMark: Record<CurveStep, (step: number) => string> = {
  minute: (step) => (step % 10 === 0 ? `${step} min` : ""),
  ten: (step) => (step % 6 === 0 ? `${step / 6} min` : ""),
};

const stepLabel: Record<CurveStep, (step: number) => string> = {
  minute: (step) => `${step} min`,
  ten: (step) => `${Math.floor(step / 6)} min ${String((step % 6) * 10).padStart(2, "0")} s`,
};

export function curveFigure(rows: readonly Step[], name: string, opensAt: string, step: CurveStep): Figure {
  const peak = Math.max(0, ...rows.map(({ requests }) => requests));
  const sentence = figureSentences.curve({ requests: totalOf(rows, ({ requests }) => requests), peak, step });
  const points = rows.slice(0, curveSteps[step].steps).map((row) => ({ label: stepLabel[step](row.step), brief: stepMark[step](row.step), values: [row.requests] }));
  return { id: "ouverture", title: `Ouverture : ${name}, ${frenchMoment(new Date(opensAt))}`, sentence, axis: "Depuis l'ouverture", series: ["Demandes"], points, kind: "line" };
}
