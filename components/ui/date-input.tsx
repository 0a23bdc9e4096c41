"use client";

import { useState, type ComponentProps } from "react";
import { isDay } from "@/lib/core/days";
import { frenchCivilDay } from "@/lib/core/format";

type DateInputProps = Pick<ComponentProps<"input">, "name" | "min" | "max" | "required" | "autoComplete" | "aria-describedby" | "aria-invalid" | "aria-required"> & { id: string; defaultValue?: string | undefined };

/** A date in the browser's own order, and under it the day in words as soon as it is known: 05/07 is read one way only. */
export function DateInput({ id, defaultValue, "aria-describedby": notes, ...native }: DateInputProps) {
  const [typed, setTyped] = useState(defaultValue);
  const words = isDay(typed) ? frenchCivilDay(typed) : undefined;
  return (
    <>
      <input
        {...native}
        id={id}
        type="date"
        defaultValue={defaultValue}
        onChange={({ target }) => setTyped(target.value)}
        aria-describedby={words === undefined ? notes : [notes, `${id}-words`].filter(Boolean).join(" ")}
        className="control max-w-52"
      />
      <span id={`${id}-words`} className="day-words">
        {words}
      </span>
    </>
  );
}
