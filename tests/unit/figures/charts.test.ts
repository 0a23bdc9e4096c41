import { drawChart } from "@/lib/figures/adapters/echarts";
import type { Day } from "@/lib/core/days";
import { curveFigure, figureView, fillFigure, mailsFigure, waitingFigure, type Figure } from "@/lib/figures/view";

const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = ""]) => text);

const fill = fillFigure([
  { day: "2026-12-01" as Day, centerId: "a", center: "Les Embruns", taken: 40, capacity: 40 },
  { day: "2026-12-02" as Day, centerId: "a", center: "Les Embruns", taken: 10, capacity: 40 },
  { day: "2026-12-02" as Day, centerId: "b", center: "L'Îlot", taken: 0, capacity: 12 },
]);

test("a day that is not open has no cell, and is said to be closed in the table", () => {
  expect(fill.points.map(({ values }) => values)).toEqual([[null, 100], [0, 25]]);
  expect(fill.points[0]?.texts).toEqual(["fermé", "100 % (40 sur 40)"]);
  const texts = textsOf(drawChart(fill));
  expect(texts).toEqual(expect.arrayContaining(["Les Embruns", "mar.", "1/12", "100", "25", "0", "complet"]));
});

const figures: Figure[] = [
  fill,
  waitingFigure([{ centerId: "a", center: "Les Embruns", waiting: 4, offered: 1 }]),
  mailsFigure([{ day: "2026-12-01" as Day, sent: 12_345, pending: 0, dead: 2 }]),
  curveFigure([{ step: 0, requests: 3 }, { step: 1, requests: 41 }], "Hiver", "2026-12-01T07:30:00Z", "minute"),
];

test.each(figures)("the chart « $title » is drawn in the size that its page keeps for it, and asks nothing of a browser", (figure) => {
  const { chart } = figureView(figure);
  const svg = drawChart(figure);
  expect(svg).toMatch(new RegExp(`^<svg width="${chart.width}" height="${chart.height}"`));
  expect(svg).not.toMatch(/<script|@import|(?:href|src)="(?!#)|url\((?!#)/);
});

test("numbers are written as French writes them, and the peak of a curve is named", () => {
  expect(textsOf(drawChart(figures[2] as Figure))).toContain("12\u202f000");
  expect(textsOf(drawChart(figures[3] as Figure))).toContain("41");
  expect(figures[2]?.sentence).toContain("12\u202f345 mails sont partis");
});

test("what staff name a centre stays text", () => {
  const named = waitingFigure([{ centerId: "a", center: '<script>&"', waiting: 1, offered: 0 }]);
  expect(drawChart(named)).not.toContain("<script>");
  expect(textsOf(drawChart(named))).toContain("&lt;script&gt;&amp;&quot;");
});
