"use client";

import { useEffect, useRef } from "react";
import { FamilyCombobox } from "@/components/callers/family-combobox";
import { useHydrated } from "@/components/ui/use-hydrated";

/** A plain form to the list of families; Ctrl+K (or ⌘K) comes back to it from anywhere. */
export function DeskSearch() {
  const field = useRef<HTMLInputElement>(null);
  const hydrated = useHydrated();
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    window.addEventListener("keydown", focus);
    return () => window.removeEventListener("keydown", focus);
  }, []);
  return (
    <form action="/admin/familles" method="get" role="search" className="desk-search">
      <label htmlFor="desk-search">Rechercher une famille</label>
      <div className="flex gap-2 lg:flex-wrap">
        <FamilyCombobox ref={field} id="desk-search" aria-keyshortcuts="Control+K" placeholder={hydrated ? "Ctrl+K" : undefined} />
        <button type="submit">Chercher</button>
      </div>
    </form>
  );
}
