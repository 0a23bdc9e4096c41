import "server-only";
import { BarChart, HeatmapChart, LineChart, type BarSeriesOption } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, VisualMapComponent } from "echarts/components";
import { init, use as register, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { frenchNumber } from "@/lib/core/format";
import { chartSize } from "../rules";
import type { Figure, Point } from "../view";

register([AriaComponent, BarChart, GridComponent, HeatmapChart, LegendComponent, LineChart, SVGRenderer, VisualMapComponent]);

const ink = "#1b2a2f";
const rule = "#d5dbdd";
/** Told apart by lightness as much as by hue, and each by a pattern of its own. */
const series = ["#0c4d61", "#d2691e", "#8a9ba1"];
/** From nobody to nobody more: one hue, always darker, with the number written in each cell. */
const shares = [
  { min: 0, max: 49.5, color: "#e7f0f2", label: "moins de 50 %" },
  { min: 49.5, max: 79.5, color: "#a9cdd6", label: "de 50 à 79 %" },
  { min: 79.5, max: 99.5, color: "#3f8296", label: "de 80 à 99 %" },
  { min: 99.5, max: 1_000, color: "#0a3a49", label: "complet" },
];

const said = (value: unknown) => frenchNumber(Number(value));
const text = { fontFamily: "system-ui, sans-serif", fontSize: 12, color: ink };
const line = { lineStyle: { color: rule } };
const frame = { animation: false, backgroundColor: "#ffffff", textStyle: text };

/** The chart as an image that holds nothing but shapes and words: drawn here, it asks nothing of the browser. */
export function drawChart(figure: Figure): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, ...chartSize(figure) });
  try {
    chart.setOption({ ...frame, ...drawings[figure.kind](figure) });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

const still = { silent: true, emphasis: { disabled: true } };
const labelsOf = (points: readonly Point[]) => points.map(({ label, brief }) => brief ?? label);
const counts = { type: "value", minInterval: 1, axisLabel: { ...text, formatter: said }, splitLine: line } as const;
const names = (data: string[]) => ({ type: "category", data, axisTick: { show: false }, axisLine: line, axisLabel: { ...text, hideOverlap: true } }) as const;
const legend = (isNeeded: boolean) => ({ show: isNeeded, bottom: 0, itemGap: 18, icon: "rect", textStyle: text });

const drawings: Record<Figure["kind"], (figure: Figure) => EChartsCoreOption> = {
  /** A cell per line and day; a cell without a value is a day that is not open. */
  matrix: ({ series: rows, points }) => ({
    grid: { left: 150, right: 8, top: 8, bottom: 74 },
    xAxis: names(labelsOf(points)),
    yAxis: { ...names(rows), inverse: true, axisLabel: { ...text, width: 138, overflow: "truncate" } },
    visualMap: { type: "piecewise", pieces: shares, orient: "horizontal", left: "center", bottom: 0, textStyle: text, itemSymbol: "rect", itemWidth: 22, itemGap: 18 },
    series: [
      {
        type: "heatmap", ...still, itemStyle: { borderColor: "#ffffff", borderWidth: 2 },
        data: points.flatMap(({ values }, day) => values.flatMap((value, row) => (value === null ? [] : [{ value: [day, row, value], label: { show: true, fontSize: 12, color: value < 79.5 ? ink : "#ffffff", formatter: said(value) } }]))),
      },
    ],
  }),
  ranked: ({ series: stacks, points }) => ({
    ...stacked,
    grid: { left: 150, right: 44, top: 8, bottom: 64 },
    legend: legend(true),
    xAxis: counts,
    yAxis: { ...names(labelsOf(points)), inverse: true, axisLabel: { ...text, width: 138, overflow: "truncate" } },
    series: barsOf(stacks, points).map((bars, index) => ({ ...bars, barMaxWidth: 20, ...(index === stacks.length - 1 && { label: { show: true, position: "right", ...text, formatter: ({ dataIndex }: { dataIndex: number }) => said(totalOf(points[dataIndex])) } }) })),
  }),
  stacked: ({ series: stacks, points }) => ({ ...stacked, grid: { left: 52, right: 8, top: 14, bottom: 64 }, legend: legend(true), xAxis: names(labelsOf(points)), yAxis: counts, series: barsOf(stacks, points) }),
  line: ({ series: [name = ""], points }) => {
    const values = points.map((point) => totalOf(point));
    const peak = values.indexOf(Math.max(0, ...values));
    return {
      grid: { left: 52, right: 20, top: 24, bottom: 30 },
      xAxis: { ...names(labelsOf(points)), boundaryGap: false, axisLabel: { ...text, interval: (_at: number, label: string) => label !== "" } },
      yAxis: counts,
      series: [
        {
          type: "line", name, ...still, step: "end", lineStyle: { color: series[0], width: 2 }, itemStyle: { color: series[0] }, areaStyle: { color: series[0], opacity: 0.15 }, symbol: "none",
          data: values.map((value, at) => (at === peak && value > 0 ? { value, symbol: "circle", symbolSize: 8, label: { show: true, position: "top", ...text, fontWeight: "bold", formatter: said(value) } } : value)),
        },
      ],
    };
  },
};

const totalOf = (point: Point | undefined) => (point?.values ?? []).reduce<number>((sum, value) => sum + (value ?? 0), 0);

const stacked = { color: series, aria: { enabled: true, label: { enabled: false }, decal: { show: true } } };

function barsOf(stacks: readonly string[], points: readonly Point[]): BarSeriesOption[] {
  return stacks.map((name, index) => ({ type: "bar", name, stack: "all", ...still, itemStyle: { borderColor: "#ffffff", borderWidth: 1 }, barCategoryGap: "25%", data: points.map(({ values }) => values[index] ?? 0) }));
}
