"use client";

import { useEffect, useState } from "react";
import { readNeedle } from "@/lib/callers/rules";
import type { FoundView } from "@/lib/callers/view";

type Suggestions = { found: FoundView[]; hasMore: boolean };

const PAUSE_MS = 150;

/** The families that answer to what is typed now; undefined while nobody knows, and never those of an older text. */
export function useSuggestions(typed: string): Suggestions | undefined {
  const [answer, setAnswer] = useState<Suggestions & { typed: string }>();
  useEffect(() => {
    if (readNeedle(typed).kind === "nothing") return;
    const asking = new AbortController();
    const pause = setTimeout(() => {
      ask(typed, asking.signal).then(
        (told) => told && !asking.signal.aborted && setAnswer({ ...told, typed }),
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(pause);
      asking.abort();
    };
  }, [typed]);
  return answer?.typed === typed ? answer : undefined;
}

/** Signed out, too fast or cut off: no suggestion, and Enter leads to the results as ever. */
async function ask(q: string, signal: AbortSignal): Promise<Suggestions | undefined> {
  const response = await fetch(`/admin/familles/suggestions?${new URLSearchParams({ q })}`, { redirect: "manual", cache: "no-store", signal });
  return response.ok ? ((await response.json()) as Suggestions) : undefined;
}
