import { OfferChoice, OfferEnding } from "@/components/bookings/offer-page";
import { Page } from "@/components/site/page";
import { loadOffer } from "@/lib/bookings/loaders";
import { readParam, type SearchParams } from "@/lib/core/search-params";

export default async function OfferPage({ searchParams }: { searchParams: SearchParams }) {
  const jeton = await readParam(searchParams, "jeton");
  const { state, until, places } = await loadOffer(jeton);
  return <Page screen="J7">{state === "ready" ? <OfferChoice places={places} until={until} jeton={jeton ?? ""} /> : <OfferEnding state={state} places={places} />}</Page>;
}
