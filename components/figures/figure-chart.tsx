"use client";

import { lazy, Suspense } from "react";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { Figure } from "@/lib/figures/view";

const FigureDrawing = lazy(() => import("./figure-drawing"));

/** Drawn in the browser only, once the page is there: the table beside it says the same, to everybody. */
export function FigureChart({ figure }: { figure: Pick<Figure, "kind" | "series" | "points" | "unit"> }) {
  const isHydrated = useHydrated();
  const room = <div className="figure-chart" />;
  if (!isHydrated || figure.points.length === 0) return room;
  return (
    <Suspense fallback={room}>
      <FigureDrawing figure={figure} />
    </Suspense>
  );
}
