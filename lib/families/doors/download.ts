import "server-only";
import { headers } from "next/headers";
import { findParent } from "@/lib/accounts/gates";
import { isSameOrigin } from "@/lib/core/door";
import { reportingOutages } from "@/lib/core/outage";
import { currentRequest } from "@/lib/core/request";
import { exportEverything } from "../use-cases/export-everything";

const page = "/famille/compte/donnees";

/** The holder's data as a JSON file, the account's and the family's. Signed out or without a recent password: back to the page that asks for it. */
export async function downloadData(): Promise<Response> {
  currentRequest().reached = true;
  const ctx = await reportingOutages(findParent());
  if (!ctx || !isSameOrigin(await headers())) return backToPage();
  const result = await reportingOutages(exportEverything(ctx));
  if (!result.ok) return backToPage();
  return new Response(JSON.stringify(result.value, null, 2), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="mes-donnees-portail-familles.json"',
    },
  });
}

function backToPage(): Response {
  return new Response(null, { status: 303, headers: { location: page } });
}
