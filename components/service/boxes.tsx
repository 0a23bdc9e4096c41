type Box = { value: string; label: string; isChosen?: boolean; detail?: string };
type BoxesProps = { name: string; legend: string; boxes: readonly Box[] };

/** Several answers among a list, sent under one name. */
export function Boxes({ name, legend, boxes }: BoxesProps) {
  return (
    <fieldset>
      <legend className="font-semibold">{legend}</legend>
      <div className="mt-1 grid gap-x-6 sm:grid-cols-2">
        {boxes.map(({ value, label, isChosen, detail }) => (
          <div key={value} className="flex gap-3">
            <input type="checkbox" id={`${name}-${value}`} name={name} value={value} defaultChecked={isChosen} className="checkbox" />
            <label htmlFor={`${name}-${value}`} className="min-w-0 grow py-2.5">
              {label}
              {detail === undefined ? null : <span className="block text-sm text-ink-soft">{detail}</span>}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
