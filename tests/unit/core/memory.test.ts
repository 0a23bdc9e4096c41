import { pacing } from "@/lib/core/memory";

test("a key may act so many times in a stretch of time, and others are not held up by it", () => {
  const fits = pacing(2, 60_000);
  expect([fits("a"), fits("a"), fits("a"), fits("b")]).toEqual([true, true, false, true]);
});

test("the stretch of time moves on", () => {
  const fits = pacing(1, 0);
  expect([fits("a"), fits("a")]).toEqual([true, true]);
});
