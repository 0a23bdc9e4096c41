import { authority } from "@/lib/core/authority";

type LetterHeadProps = { to: readonly string[]; on: string; paperOnly?: boolean };

/** Who writes, to whom and when; on paper the address falls in the window of a long envelope. */
export function LetterHead({ to, on, paperOnly = false }: LetterHeadProps) {
  const { desk, name, address } = authority;
  return (
    <div className={paperOnly ? "letter-head letter-head-paper" : "letter-head"}>
      <p className="letter-from">
        <strong className="block">{desk.name}</strong>
        {[name, ...address, desk.phone, desk.email].map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </p>
      <p className="letter-to">
        {to.map((line, index) => (
          <span key={`${line} ${index}`} className="block first:font-semibold">
            {line}
          </span>
        ))}
        {to.length < 2 ? <span className="block">Adresse à compléter à la main</span> : null}
      </p>
      <p className="letter-date">Le {on}</p>
    </div>
  );
}
