"use client";

import { Bar, BarChart, CartesianGrid, Legend, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { Figure } from "@/lib/figures/view";

const HEIGHT = 260;
const colors = ["#0c4d61", "#b5432a", "#1f6b3b", "#6f8087", "#8a6d1f", "#5b3a75"];

/** The library comes with this file, after the page and its tables. */
export default function FigureDrawing({ figure: { kind, series, points, unit } }: { figure: Pick<Figure, "kind" | "series" | "points" | "unit"> }) {
  const data = points.map(({ label, values }) => ({ label, ...Object.fromEntries(values.map((value, index) => [`v${index}`, value])) }));
  const frame = [
    <CartesianGrid key="grid" vertical={false} strokeDasharray="3 3" />,
    <XAxis key="x" dataKey="label" interval="preserveStartEnd" minTickGap={24} tick={{ fontSize: 13 }} />,
    <YAxis key="y" allowDecimals={false} width={48} unit={unit ?? ""} {...(unit === "%" && { domain: [0, 100] })} tick={{ fontSize: 13 }} />,
    <Tooltip key="tooltip" isAnimationActive={false} formatter={(value) => `${String(value)}${unit === undefined ? "" : ` ${unit}`}`} />,
    <Legend key="legend" />,
  ];
  return (
    <div className="figure-chart" aria-hidden="true">
      <ResponsiveContainer width="100%" height={HEIGHT}>
        {kind === "line" ? (
          <LineChart data={data} accessibilityLayer={false}>
            {frame}
            {series.map((name, index) => (
              <Line key={name} dataKey={`v${index}`} name={name} stroke={colors[index % colors.length] ?? ""} strokeWidth={2} strokeDasharray={index === 0 ? "0" : "6 4"} dot={false} isAnimationActive={false} />
            ))}
          </LineChart>
        ) : (
          <BarChart data={data} accessibilityLayer={false}>
            {frame}
            {series.map((name, index) => (
              <Bar key={name} dataKey={`v${index}`} name={name} fill={colors[index % colors.length] ?? ""} isAnimationActive={false} {...(kind === "stacked" && { stackId: "all" })} />
            ))}
          </BarChart>
        )}
      </ResponsiveContainer>
    </div>
  );
}
