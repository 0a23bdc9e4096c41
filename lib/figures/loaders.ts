import "server-only";
import { reader } from "@/db/replica";
import { dayOf } from "@/lib/core/days";
import { frenchCivilDay, frenchMoment } from "@/lib/core/format";
import { loader } from "@/lib/core/loader";
import { requireAnyStaff, requireStaff } from "@/lib/staff/gates";
import { maySeeCenter, mayDo } from "@/lib/staff/policy";
import { countTasks, listOpenings, recallCurve, recallFills, recallHeadcounts, recallMails, recallOpenings, recallPeriods, recallWaiting } from "./queries";
import { curveSteps, readCurveStep } from "./rules";
import { curveFigure, figureView, fillFigure, mailsFigure, openingsFigure, waitingFigure } from "./view";

const OPENINGS = 3;

/** Today, for whoever is signed in: the headcounts of the centres they may see, and what their rights open. */
export const loadToday = loader(async () => {
  const { db, now, actor, person } = await requireAnyStaff("/admin");
  const today = dayOf(now);
  const headcounts = mayDo(actor, "read-day-lists") ? (await recallHeadcounts(reader(), today)).filter(({ centerId }) => maySeeCenter(actor, centerId)) : [];
  const servesFamilies = mayDo(actor, "do-tasks");
  const openings = servesFamilies ? await listOpenings(db, OPENINGS) : [];
  return {
    givenName: person.givenName,
    day: frenchCivilDay(today),
    today,
    headcounts,
    tasks: servesFamilies ? await countTasks(db, today) : undefined,
    openings: openings.map(({ name, residentOpensAt, outsideOpensAt }) => ({ name, residents: frenchMoment(new Date(residentOpensAt)), outside: frenchMoment(new Date(outsideOpensAt)), isSame: residentOpensAt === outsideOpensAt })),
    maySeeFigures: mayDo(actor, "see-figures"),
  };
});

/** The five figures; the curve is that of the period asked for, else of the newest opening. */
export const loadFigures = loader(async (periodSlug: string | undefined, stepClaim: string | undefined) => {
  const { now } = await requireStaff("see-figures", "/admin/chiffres");
  const late = reader();
  const today = dayOf(now);
  const [fills, waiting, openings, mails, periods] = await Promise.all([recallFills(late, today), recallWaiting(late, today), recallOpenings(late, today), recallMails(late, today), recallPeriods(late)]);
  const opened = periods.filter(({ opensAt }) => new Date(opensAt) <= now);
  const period = opened.find(({ slug }) => slug === periodSlug) ?? opened[0];
  const step = readCurveStep(stepClaim);
  const { seconds, steps } = curveSteps[step];
  const curve = period && figureView(curveFigure(await recallCurve(late, period.slug, seconds, steps), period.name, period.opensAt, step), `?periode=${period.slug}&pas=${step}`);
  const figures = [fillFigure(fills), waitingFigure(waiting), openingsFigure(openings), mailsFigure(mails)].map((figure) => figureView(figure));
  return { figures, curve, periods: opened.map(({ slug, name }) => ({ slug, name })), chosen: period?.slug, step };
});
