import { Step } from "@/components/bookings/step";
import { WhoForm } from "@/components/bookings/who-form";
import { ButtonLink } from "@/components/ui/link";
import { loadWho } from "@/lib/bookings/loaders";
import { readParam, type SearchParams } from "@/lib/core/search-params";

export default async function WhoPage({ searchParams }: { searchParams: SearchParams }) {
  const who = await loadWho("/famille/reserver");
  return (
    <Step step={1} title="Réserver : pour qui ?" back="/famille" error={who.length > 0 ? await readParam(searchParams, "erreur") : undefined}>
      {who.length === 0 ? (
        <div className="prose mt-4">
          <p>Pour réserver, ajoutez d&apos;abord votre enfant : son prénom, sa date de naissance et sa classe suffisent.</p>
          <ButtonLink href="/famille/enfants/nouveau">Ajouter un enfant</ButtonLink>
        </div>
      ) : (
        <>
          <p className="intro">Rien n&apos;est réservé avant la dernière étape. Vous pouvez revenir en arrière à tout moment.</p>
          <WhoForm who={who} slug={await readParam(searchParams, "activite")} />
        </>
      )}
    </Step>
  );
}
