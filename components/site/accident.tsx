import { authority } from "@/lib/core/authority";

type AccidentProps = { incident: string | undefined; retry: () => void };

/** Shown when a page could not be made. Kept small: every page loads it, hardly any shows it. */
export function Accident({ incident, retry }: AccidentProps) {
  const { desk, portal } = authority;
  return (
    <main id="contenu" tabIndex={-1} className="wrap wrap-text py-12">
      <title>{`Erreur – ${portal}`}</title>
      <p className="mb-6 font-bold text-brand-dark">{portal}</p>
      <h1>Cette page n&apos;a pas pu s&apos;afficher</h1>
      <p className="intro">Le souci vient de chez nous. Réessayez dans un instant : ce que vous aviez enregistré est conservé.</p>
      <p className="my-6">
        <button type="button" className="button button-primary" onClick={retry}>
          Réessayer
        </button>
      </p>
      <p>
        Si cela continue, appelez le {desk.name} au{" "}
        <a href={desk.phoneLink} className="text-link">
          {desk.phone}
        </a>
        {incident === undefined ? "." : ` en donnant le numéro ${incident}.`}
      </p>
    </main>
  );
}
