import "server-only";
import { redirect } from "next/navigation";
import { findPeriod, findProgramme, listFiles, type ChildFile, type PeriodFacts, type ProgrammeFacts } from "@/lib/activities/queries";
import { ageGroupFor, missingItems, opensAt } from "@/lib/activities/rules";
import { findTariff, listQuotients } from "@/lib/billing/queries";
import { priceFor, type Price } from "@/lib/billing/rules";
import { newSecretToken } from "@/lib/core/crypto";
import { dayOf, type Day } from "@/lib/core/days";
import { frenchCivilDay, frenchMoment } from "@/lib/core/format";
import type { Id } from "@/lib/core/ids";
import { loader } from "@/lib/core/loader";
import { cents, sum, type Cents } from "@/lib/core/money";
import { requireGuardian, type GuardianContext } from "@/lib/families/gates";
import { territoryOf } from "@/lib/families/rules";
import { childFacts, listBusyDays, listFormulas, listOffers, listSlots, type Formula } from "./queries";
import { choiceFields, decideWishes, judgeWish, pickedDays, readChoice, type Choice } from "./rules";
import { checkedDayView, childDaysView, fitView, whoView, type CheckedChildView, type DayFacts } from "./view";

type Params = Record<string, string | string[] | undefined>;

const start = "/famille/reserver";

/** The children one may book for, for the first step. */
export const loadWho = loader(async (path: "/famille" | "/famille/reserver") => {
  const ctx = await requireGuardian(path);
  const today = dayOf(ctx.now);
  const files = ctx.family ? await listFiles(ctx.db, ctx.family.familyId) : [];
  return files.map((file) => whoView(file, today));
});

type Stage = { ctx: GuardianContext; familyId: Id<"family">; isResident: boolean; choice: Choice; children: ChildFile[]; all: ChildFile[] };

/** Who books for whom; back to the first step when no child of theirs is chosen. */
async function chosenChildren(params: Params): Promise<Stage> {
  const ctx = await requireGuardian(start);
  const choice = readChoice(params);
  const all = ctx.family ? await listFiles(ctx.db, ctx.family.familyId) : [];
  const children = choice.childIds.flatMap((id) => all.find((file) => file.id === id) ?? []);
  if (!ctx.family || children.length === 0) redirect(`${start}?${new URLSearchParams([...choiceFields({ slug: choice.slug }), ["erreur", "enfant"]])}`);
  const isResident = territoryOf(ctx.family.communeInsee) === "resident";
  return { ctx, familyId: ctx.family.familyId, isResident, choice: { ...choice, childIds: children.map(({ id }) => id) }, children, all };
}

/** Every period and programme where one of the chosen children may go. */
export const loadOffers = loader(async (params: Params) => {
  const { ctx, isResident, choice, children } = await chosenChildren(params);
  const rows = await listOffers(ctx.db, dayOf(ctx.now));
  const offers = await Promise.all(
    rows.map(async (row) => {
      const programme = await findProgramme(ctx.db, row.programmeId);
      const fit = programme && fitView(children, programme.groups, row.firstDay, row.lastDay);
      const opening = opensAt(row, isResident);
      return fit === undefined ? [] : [{ ...row, fit, value: `${row.programmeId}.${row.periodId}`, opensOn: ctx.now < opening ? frenchMoment(opening) : undefined }];
    }),
  );
  const fitting = offers.flat().filter(({ slug }) => choice.slug === undefined || slug === choice.slug);
  const periods = [...new Set(fitting.map(({ periodId }) => periodId))].map((id) => fitting.filter(({ periodId }) => periodId === id));
  return {
    fields: choiceFields({ childIds: choice.childIds }),
    names: children.map(({ givenName }) => givenName),
    isFiltered: choice.slug !== undefined,
    periods: periods.flatMap((of) => {
      const [one] = of;
      return one ? [{ id: one.periodId, name: one.periodName, dates: `Du ${frenchCivilDay(one.startsOn)} au ${frenchCivilDay(one.endsOn)}`, offers: of.map(({ value, title, town, fit, opensOn }) => ({ value, title, town, fit, opensOn })) }] : [];
    }),
  };
});

type Offer = Stage & { programme: ProgrammeFacts; period: PeriodFacts };

/** And in which programme and period; back to that step when they are not on offer. */
async function chosenOffer(params: Params): Promise<Offer> {
  const stage = await chosenChildren(params);
  const { programmeId, periodId } = stage.choice;
  const [programme, period] = await Promise.all([programmeId && findProgramme(stage.ctx.db, programmeId), periodId && findPeriod(stage.ctx.db, periodId)]);
  if (!programme || !period) redirect(`${start}/periode?${new URLSearchParams([...choiceFields({ childIds: stage.choice.childIds }), ["erreur", "activite"]])}`);
  return { ...stage, programme, period };
}

const formulaOrder: readonly Formula[] = ["day", "morning", "afternoon", "outing"];

/** How the days are attended. With one formula only there is nothing to choose: straight to the days. */
export const loadFormulas = loader(async (params: Params) => {
  const { ctx, familyId, isResident, choice, children, programme, period } = await chosenOffer(params);
  const offered = await listFormulas(ctx.db, programme.id, period.id);
  const formulas = formulaOrder.filter((formula) => offered.includes(formula));
  const [only, ...others] = formulas;
  if (only === undefined) redirect(`${start}/periode?${new URLSearchParams([...choiceFields({ childIds: choice.childIds }), ["erreur", "activite"]])}`);
  if (others.length === 0) redirect(`${start}/jours?${new URLSearchParams(choiceFields({ ...choice, slug: undefined, formula: only, days: [] }))}`);
  const [tariff, quotients] = await Promise.all([findTariff(ctx.db, programme.tariffId), listQuotients(ctx.db, familyId)]);
  const priced = formulas.map((formula) => ({
    formula,
    prices: children.flatMap(({ givenName, siblingRank }) => {
      const price = priceFor(tariff, { quotients, isResident, siblingRank }, formula, period.startsOn);
      return price ? [{ givenName, priceCents: priceOf(price) }] : [];
    }),
  }));
  return { fields: choiceFields({ ...choice, slug: undefined, formula: undefined, days: [] }), title: programme.title, period: period.name, formulas: priced };
});

/** Everything the days page and the last look are made of: for each child, each day with its slot, its price, or why not. */
async function offeredDays(params: Params) {
  const offer = await chosenOffer(params);
  const { ctx, familyId, isResident, choice, children, programme, period } = offer;
  const { formula } = choice;
  if (formula === undefined) redirect(`${start}/formule?${new URLSearchParams(choiceFields({ ...choice, days: [] }))}`);
  const groupIds = [...new Set(children.flatMap((child) => [period.startsOn, period.endsOn].flatMap((day) => groupIdOf(programme, child, day))))];
  const [slots, busy, tariff, quotients] = await Promise.all([
    groupIds.length > 0 ? listSlots(ctx.db, { programmeId: programme.id, periodId: period.id, formula }, groupIds) : [],
    listBusyDays(ctx.db, familyId, period.startsOn, period.endsOn),
    findTariff(ctx.db, programme.tariffId),
    listQuotients(ctx.db, familyId),
  ]);
  const today = dayOf(ctx.now);
  const days = [...new Set(slots.map(({ day }) => day))].filter((day) => day >= today);
  const opening = opensAt(period, isResident);
  const isOpen = ctx.now >= opening;
  const ofChildren = children.map((file) => {
    const facts = childFacts(file, busy);
    return days.map((day) => {
      const { slot, refusal } = judgeWish({ child: facts, day, slots }, programme, ctx.now);
      const price = priceFor(tariff, { quotients, isResident, siblingRank: file.siblingRank }, formula, day);
      return { day, slot, price, refusal };
    });
  });
  return { ...offer, formula, ofChildren, isOpen, opensOn: frenchMoment(opening) };
}

type OfferedDay = Awaited<ReturnType<typeof offeredDays>>["ofChildren"][number][number];

function groupIdOf({ groups }: ProgrammeFacts, child: ChildFile, day: Day): Id<"ageGroup">[] {
  const group = ageGroupFor(groups, child, day);
  return typeof group === "string" ? [] : [group.id];
}

const placesIn = (slot: OfferedDay["slot"]) => (slot ? slot.capacity - slot.taken : 0);

function dayFacts({ day, slot, price, refusal }: OfferedDay): DayFacts {
  return { day, title: slot?.title ?? null, places: placesIn(slot), refusal, closedReason: slot?.closedReason ?? null, priceCents: price && priceOf(price) };
}

const priceOf = ({ careCents, mealCents }: Price): Cents => cents(careCents + mealCents);

/** What may be ticked: nothing before the opening. */
function choosable(days: readonly OfferedDay[], isOpen: boolean) {
  const canPick = ({ price, refusal }: OfferedDay) => isOpen && refusal === undefined && price !== undefined;
  return { days: days.map((each) => ({ day: each.day, canPick: canPick(each), hasPlace: canPick(each) && placesIn(each.slot) > 0 })) };
}

export const loadDays = loader(async (params: Params) => {
  const { choice, children, programme, period, formula, ofChildren, isOpen, opensOn } = await offeredDays(params);
  const picked = pickedDays(choice, ofChildren.map((days) => choosable(days, isOpen)));
  return {
    fields: choiceFields({ ...choice, slug: undefined, days: [] }),
    backTo: new URLSearchParams(choiceFields({ ...choice, slug: undefined, formula: undefined, days: [] })).toString(),
    title: programme.title,
    period: period.name,
    formula,
    addDeadline: programme.addDeadline,
    opensOn: isOpen ? undefined : opensOn,
    missing: children.flatMap(({ id, givenName, file }) => (missingItems(programme.blockingItems, file, period.startsOn).length > 0 ? [{ id, givenName }] : [])),
    children: children.map(({ givenName }, place) => childDaysView(givenName, place, (ofChildren[place] ?? []).map(dayFacts))),
    picked: picked.flatMap((days, place) => days.map((day) => `${place}.${day}`)),
  };
});

/** The last look before anything is booked: what will be asked, at which price, by which rule. */
export const loadCheck = loader(async (params: Params) => {
  const { choice, children, programme, period, formula, ofChildren, isOpen } = await offeredDays(params);
  const picked = pickedDays(choice, ofChildren.map((days) => choosable(days, isOpen)));
  const picks = picked.flatMap((days, child) => days.map((when) => ({ child, when })));
  const back = new URLSearchParams(choiceFields({ ...choice, slug: undefined, days: picks })).toString();
  if (!isOpen || picks.length === 0) redirect(`${start}/jours?${back}&erreur=${isOpen ? "jour" : "ouverture"}`);
  const wanted = picks.flatMap(({ child, when }) => {
    const offered = ofChildren[child]?.find(({ day }) => day === when);
    return offered?.slot && offered.price ? [{ ...offered, child, slot: offered.slot, price: offered.price }] : [];
  });
  const decided = decideWishes(wanted, ({ slot }) => ({ slot, refusal: undefined }), { isTogether: false, acceptsWaiting: true });
  const checked = children.map(({ givenName }, place): CheckedChildView => {
    const own = decided.filter(({ wish }) => wish.child === place);
    return { givenName, rule: own[0]?.wish.price.rule, days: own.map(({ kind, wish }) => checkedDayView(wish.day, priceOf(wish.price), kind === "booked" ? undefined : wish.slot.waiting)) };
  });
  return {
    back,
    permalink: new URLSearchParams(choiceFields({ ...choice, slug: undefined, days: picks })).toString(),
    title: programme.title,
    period: period.name,
    formula,
    cancelDeadline: programme.cancelDeadline,
    lateCancelShare: programme.lateCancelShare,
    children: checked.filter(({ days }) => days.length > 0),
    totalCents: sum(checked.flatMap(({ days }) => days.flatMap(({ waiting, priceCents }) => (waiting === undefined ? [priceCents] : [])))),
    hidden: {
      programme: programme.id,
      periode: period.id,
      formule: formula,
      jours: picks.map(({ child, when }) => `${choice.childIds[child] ?? ""}.${when}`).join(" "),
      cle: newSecretToken(),
    },
  };
});
