"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { guarded } from "@/components/ui/guarded-action";
import { idle } from "@/lib/core/form";
import { stayAction } from "@/lib/staff/actions";
import { staffLifetimes } from "@/lib/staff/rules";

const SECOND = 1_000;
/** Without network the page stays, and the question too. */
const stayIfReached = guarded(stayAction);
/** Shared by the tabs of one browser: work in one of them keeps the others alive. */
const SHARED_KEY = "pf-staff-until";

const sharedEnd = () => Number(window.localStorage.getItem(SHARED_KEY) ?? 0);

/** Warns two minutes before the session ends, goes on with one tap; once it has ended the page asks its gate again, which leads to the sign-in page and back. */
export function SessionWatch({ secondsLeft }: { secondsLeft: number }) {
  const path = usePathname();
  const query = useSearchParams().toString();
  const [left, setLeft] = useState<number>();
  const [isPending, start] = useTransition();
  const [extended, setExtended] = useState(0);

  useEffect(() => {
    const until = Date.now() + secondsLeft * SECOND;
    window.localStorage.setItem(SHARED_KEY, String(until));
    const tick = window.setInterval(() => {
      const remaining = Math.max(until, sharedEnd()) - Date.now();
      setLeft(remaining < staffLifetimes.warning ? remaining : undefined);
      if (remaining > 0) return;
      window.clearInterval(tick);
      window.location.reload();
    }, SECOND);
    return () => window.clearInterval(tick);
  }, [path, query, secondsLeft, extended]);

  const stay = () =>
    start(async () => {
      const state = await stayIfReached(idle, new FormData());
      if (state.status === "done") setExtended((count) => count + 1);
    });

  if (left === undefined) return null;
  return (
    <div className="desk-watch" role="alert">
      <p>Sans action de votre part, votre session se termine dans moins de 2 minutes.</p>
      <button type="button" className="button button-primary" onClick={stay} disabled={isPending}>
        Rester connecté
      </button>
    </div>
  );
}
