import { planText, ratioFor, readAges, readPlan, readPlanText, scopeDays, slotsOf, slugOf, verdictOn, type Plan, type Ratio } from "@/lib/service/rules";
import { verdictWords, visibilityWords } from "@/lib/service/words";

const ratios: Ratio[] = [
  { season: "holidays", validFrom: "2018-09-01", isUnderSix: true, isLongDay: true, childrenPerAnimator: 8 },
  { season: "holidays", validFrom: "2018-09-01", isUnderSix: false, isLongDay: true, childrenPerAnimator: 12 },
  { season: "wednesdays", validFrom: "2018-09-01", isUnderSix: false, isLongDay: true, childrenPerAnimator: 12 },
  { season: "wednesdays", validFrom: "2018-09-01", isUnderSix: false, isLongDay: false, childrenPerAnimator: 14 },
  { season: "wednesdays", validFrom: "2027-01-01", isUnderSix: false, isLongDay: true, childrenPerAnimator: 14 },
];

describe("the ratio of a slot (R-CAP-2)", () => {
  test.each([
    [{ season: "holidays", fromYears: 3, formula: "morning", day: "2027-07-12" }, 8],
    [{ season: "holidays", fromYears: 6, formula: "day", day: "2027-07-12" }, 12],
    [{ season: "wednesdays", fromYears: 6, formula: "day", day: "2026-12-02" }, 12],
    [{ season: "wednesdays", fromYears: 6, formula: "day", day: "2027-01-06" }, 14],
    [{ season: "wednesdays", fromYears: 6, formula: "afternoon", day: "2026-12-02" }, 14],
    [{ season: "wednesdays", fromYears: 3, formula: "day", day: "2027-01-06" }, undefined],
  ] as const)("%j: %s", (facts, expected) => expect(ratioFor(ratios, facts)).toBe(expected));
});

describe("the verdict on a team", () => {
  test.each([
    [{ places: 20, animators: 3, childrenPerAnimator: 8 }, "3 animateurs à 8 enfants chacun : 24 places possibles, 20 déclarées. Le taux est respecté."],
    [{ places: 20, animators: 2, childrenPerAnimator: 8 }, "2 animateurs à 8 enfants chacun : 16 places possibles, 20 déclarées. Il manque 1 animateur : la capacité est de 16."],
    [{ places: 20, animators: 0, childrenPerAnimator: 8 }, "0 animateur à 8 enfants chacun : 0 place possible, 20 déclarées. Il manque 3 animateurs : personne ne peut être accueilli."],
  ])("%j is told in words", (team, words) => expect(verdictWords(team, verdictOn(team))).toBe(words));
});

describe("ages typed in one line", () => {
  test("are read, youngest first", () => expect(readAges("6-8, 3 à 5 ans")).toEqual([{ fromYears: 3, toYears: 5 }, { fromYears: 6, toYears: 8 }]));
  test.each(["", "trois", "3-5, 5-8", "8-6", "3-18"])("« %s » is refused", (text) => expect(readAges(text)).toBeUndefined());
});

const id = `prg_${"a".repeat(20)}`;
const asked = { periode: "ete", programme: id, du: "2027-07-12", au: "2027-07-16", jour: ["1", "2", "3"], formule: "day", "places-3-5": "16", "animateurs-3-5": "2", "places-6-8": "", "animateurs-6-8": "" };

describe("a plan of slots", () => {
  test("is read from a form, and comes back the same from its own text", () => {
    const plan = readPlan(asked);
    expect(plan).toMatchObject({ programmeIds: [id], weekdays: [1, 2, 3], teams: [{ fromYears: 3, toYears: 5, places: 16, animators: 2 }] });
    expect(readPlanText(planText(plan as Plan))).toEqual(plan);
  });

  test.each([
    [{ programme: "prg_x" }, "programmes"],
    [{ au: "2027-07-11" }, "days"],
    [{ au: "2029-07-11" }, "days"],
    [{ jour: "8" }, "weekdays"],
    [{ formule: "night" }, "formulas"],
    [{ "places-3-5": "beaucoup" }, "teams"],
    [{ "places-3-5": "", "animateurs-3-5": "" }, "teams"],
  ])("with %j says what is wrong: %s", (change, fault) => expect(readPlan({ ...asked, ...change })).toBe(fault));

  test("makes one slot a group, day and formula, public holidays marked, and counts what has no ratio", () => {
    const groups = [{ id: "agr_a", programmeId: id, season: "holidays", fromYears: 3, toYears: 5 }, { id: "agr_b", programmeId: id, season: "holidays", fromYears: 6, toYears: 8 }] as const;
    const { slots, withoutRatio } = slotsOf(readPlan(asked) as Plan, groups, ratios);
    expect(slots.map(({ day, ageGroupId, isHoliday, childrenPerAnimator }) => [day, ageGroupId, isHoliday, childrenPerAnimator])).toEqual([
      ["2027-07-12", "agr_a", false, 8], ["2027-07-13", "agr_a", false, 8], ["2027-07-14", "agr_a", true, 8],
    ]);
    expect(withoutRatio).toBe(0);
    expect(slotsOf(readPlan(asked) as Plan, groups, [])).toEqual({ slots: [], withoutRatio: 3 });
  });
});

test("a change reaches its day, its week or its period, and never the past", () => {
  const period = { startsOn: "2027-07-05", endsOn: "2027-08-27" } as const;
  expect(scopeDays("day", "2027-07-14", period, "2027-07-01")).toEqual({ from: "2027-07-14", to: "2027-07-14" });
  expect(scopeDays("week", "2027-07-14", period, "2027-07-13")).toEqual({ from: "2027-07-13", to: "2027-07-18" });
  expect(scopeDays("period", "2027-07-14", period, "2027-07-01")).toEqual({ from: "2027-07-05", to: "2027-08-27" });
});

test("addresses are made of words", () => expect(slugOf("Vacances d'Été : L'Îlot")).toBe("vacances-d-ete-l-ilot"));

test("what is visible when is told before and after the announcement", () => {
  const [resident, outside] = [new Date("2027-05-24T06:30:00Z"), new Date("2027-05-26T06:30:00Z")];
  const period = { announcedAt: null, residentOpensAt: resident, outsideOpensAt: outside, endsOn: "2027-08-27" } as const;
  expect(visibilityWords(period, new Date("2027-05-01T00:00:00Z"))).toEqual([
    "Dès l'annonce, tout le monde voit la période, ses activités, ses prix et ses places, avec les dates d'ouverture.",
    expect.stringContaining("Les habitants du territoire réservent à partir du lundi 24 mai 2027 à 8"),
    expect.stringContaining("Les autres familles réservent à partir du mercredi 26 mai 2027 à 8"),
  ]);
  expect(visibilityWords({ ...period, announcedAt: resident }, outside)[1]).toBe("Les habitants du territoire peuvent réserver maintenant.");
});
