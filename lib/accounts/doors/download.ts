import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { isSameOrigin } from "@/lib/core/door";
import { reportingOutages } from "@/lib/core/outage";
import { currentRequest } from "@/lib/core/request";
import { requireParent } from "../gates";
import { exportData } from "../use-cases/export-data";

const page = "/famille/compte/donnees";

/** The holder's data as a JSON file. Without a recent password: back to the page that asks for it. */
export async function downloadData(): Promise<Response> {
  currentRequest().reached = true;
  const ctx = await reportingOutages(requireParent(page));
  if (!isSameOrigin(await headers())) redirect(page);
  const result = await reportingOutages(exportData(ctx));
  if (!result.ok) redirect(page);
  return new Response(JSON.stringify(result.value, null, 2), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="mes-donnees-portail-familles.json"',
    },
  });
}
