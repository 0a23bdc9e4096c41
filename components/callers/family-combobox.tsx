"use client";

import { useId, useState, type ComponentProps, type KeyboardEvent } from "react";
import { useHydrated } from "@/components/ui/use-hydrated";
import { counted } from "@/lib/core/format";
import { useSuggestions } from "./suggestions";

type FamilyComboboxProps = Pick<ComponentProps<"input">, "id" | "ref" | "className" | "defaultValue" | "placeholder" | "autoFocus" | "aria-describedby" | "aria-keyshortcuts"> & {
  /** Goes to the page of the family that was chosen. */
  open?: (href: string) => void;
};

const NOTHING = -1;
const goTo = (href: string) => window.location.assign(href);

/**
 * The field that finds a family, and the families that answer while it is typed: the editable combobox of the ARIA
 * Authoring Practices. Enter without a choice sends the form it stands in; without scripts it is a plain field.
 */
export function FamilyCombobox({ open = goTo, className, ...input }: FamilyComboboxProps) {
  const hydrated = useHydrated();
  const list = useId();
  const [typed, setTyped] = useState("");
  const [isWanted, setIsWanted] = useState(false);
  const [at, setAt] = useState(NOTHING);
  const suggestions = useSuggestions(typed);
  const found = suggestions?.found ?? [];
  const isOpen = isWanted && found.length > 0;
  const chosen = isOpen ? found[at] : undefined;
  const idOf = (place: number) => `${list}-${place}`;

  const close = () => {
    setIsWanted(false);
    setAt(NOTHING);
  };
  const move = (step: number) => {
    setIsWanted(true);
    if (found.length === 0) return;
    const last = found.length - 1;
    const next = (isOpen ? at : NOTHING) + step;
    setAt(at === NOTHING && step < 0 ? last : next > last ? 0 : next < 0 ? last : next);
  };
  const keys: Record<string, (event: KeyboardEvent) => void> = {
    ArrowDown: (event) => (event.altKey ? setIsWanted(true) : move(1)),
    ArrowUp: (event) => (event.altKey ? close() : move(-1)),
    Escape: close,
    Enter: () => chosen && open(chosen.href),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Home" || event.key === "End") return setAt(NOTHING);
    const act = keys[event.key];
    if (!act || (event.key === "Escape" && !isOpen) || (event.key === "Enter" && !chosen)) return;
    event.preventDefault();
    act(event);
  };

  return (
    <div className="suggest">
      <input
        {...input}
        type="search"
        name="q"
        maxLength={80}
        autoComplete="off"
        spellCheck={false}
        className={className}
        {...(hydrated && { role: "combobox", "aria-autocomplete": "list", "aria-expanded": isOpen, "aria-controls": list, "aria-activedescendant": chosen ? idOf(at) : undefined })}
        onChange={({ target }) => {
          setTyped(target.value);
          setIsWanted(true);
          setAt(NOTHING);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      {hydrated ? (
        <>
          <ul id={list} role="listbox" aria-label="Familles proposées" hidden={!isOpen} className="suggest-list">
            {found.map(({ id, href, name, children, commune }, place) => (
              <li key={id} id={idOf(place)} role="option" aria-selected={place === at} onPointerDown={(event) => event.preventDefault()} onClick={() => open(href)}>
                <span className="block font-semibold">{name}</span>
                <span className="block text-sm">
                  {children || "Aucun enfant"}, {commune}
                </span>
              </li>
            ))}
          </ul>
          <p aria-live="polite" aria-atomic className="sr-only">
            {isWanted && suggestions ? outcome(found.length, suggestions.hasMore) : ""}
          </p>
        </>
      ) : null}
    </div>
  );
}

function outcome(count: number, hasMore: boolean): string {
  if (count === 0) return "Aucune famille.";
  return hasMore ? `${counted(count, "famille")} et d'autres : Entrée les montre toutes.` : counted(count, "famille");
}
