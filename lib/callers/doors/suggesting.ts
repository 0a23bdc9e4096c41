import "server-only";
import { headers } from "next/headers";
import { isSameOrigin } from "@/lib/core/door";
import { pacing } from "@/lib/core/memory";
import { reportingOutages } from "@/lib/core/outage";
import { currentRequest } from "@/lib/core/request";
import { requireStaff } from "@/lib/staff/gates";
import { loadSearch } from "../loaders";
import { SUGGESTIONS_ALLOWED, SUGGESTIONS_WINDOW_MS } from "../rules";

const mayAskAgain = pacing(SUGGESTIONS_ALLOWED, SUGGESTIONS_WINDOW_MS);

/** The first page of the search's results while it is typed: the same gate, the same query, names and communes only. */
export async function suggestFamilies(request: Request): Promise<Response> {
  currentRequest().reached = true;
  const { actor } = await reportingOutages(requireStaff("find-families", "/admin/familles"));
  if (!isSameOrigin(await headers())) return answer(403, {});
  if (!mayAskAgain(actor.accountId)) return answer(429, {});
  const { found, hasMore } = await loadSearch(new URL(request.url).searchParams.get("q") ?? undefined);
  return answer(200, { found, hasMore });
}

function answer(status: number, body: object): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json; charset=utf-8", "cache-control": "private, no-store" } });
}
