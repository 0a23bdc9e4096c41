import type { ReactNode } from "react";

type ChoiceProps = { type: "checkbox" | "radio"; name: string; value: string; label: string; detail?: ReactNode; defaultChecked?: boolean; disabled?: boolean };

/** A box or a button to choose, as wide as the screen; its label alone names it. */
export function Choice({ label, detail, ...native }: ChoiceProps) {
  const id = `${native.name}-${native.value}`.replace(/[^\w-]/g, "-");
  return (
    <div className="choice">
      <input {...native} id={id} className="checkbox" aria-describedby={detail === undefined ? undefined : `${id}-detail`} />
      <div className="min-w-0 py-2">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        {detail === undefined ? null : (
          <div id={`${id}-detail`} className="text-ink-soft">
            {detail}
          </div>
        )}
      </div>
    </div>
  );
}
