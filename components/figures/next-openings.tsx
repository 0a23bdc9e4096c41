type Opening = { name: string; residents: string; outside: string; isSame: boolean };

export function NextOpenings({ openings }: { openings: readonly Opening[] }) {
  return (
    <section aria-labelledby="ouvertures" className="desk-panel">
      <h2 id="ouvertures">Prochaines ouvertures</h2>
      {openings.length === 0 ? <p className="mt-2">Aucune ouverture n&apos;est annoncée.</p> : null}
      <ul className="mt-2 flex flex-col gap-3">
        {openings.map(({ name, residents, outside, isSame }) => (
          <li key={name}>
            <span className="font-semibold">{name}</span>
            <span className="block">{isSame ? `Pour tous : ${residents}` : `Territoire : ${residents}`}</span>
            {isSame ? null : <span className="block">Hors territoire : {outside}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
