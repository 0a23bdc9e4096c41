import { LinkRequest } from "@/components/accounts/link-request";
import { returnPath } from "@/lib/accounts/rules";
import { readParam, type SearchParams } from "@/lib/core/search-params";

/** The same page when it must lead back somewhere: next.config.ts serves it at `/lien-de-connexion?suite=`. */
export default async function ResumedLinkRequestPage({ searchParams }: { searchParams: SearchParams }) {
  return <LinkRequest suite={returnPath(await readParam(searchParams, "suite"))} />;
}
