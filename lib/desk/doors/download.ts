import "server-only";
import { headers } from "next/headers";
import { isSameOrigin } from "@/lib/core/door";
import { reportingOutages } from "@/lib/core/outage";
import { currentRequest } from "@/lib/core/request";
import { openPage } from "@/lib/documents/use-cases/open-page";
import { pageResponse } from "@/lib/documents/adapters/page-response";
import { requireStaff } from "@/lib/staff/gates";

type Parameters = { params: Promise<{ id: string; page: string }> };

/** One page of any family's paper, for staff who judge papers. Another site that leads here gets the same 404 as an unknown page. */
export async function downloadPage(_request: Request, { params }: Parameters): Promise<Response> {
  currentRequest().reached = true;
  const { id, page } = await params;
  const ctx = await reportingOutages(requireStaff("judge-documents", `/admin/documents`));
  const sent = await headers();
  const site = sent.get("sec-fetch-site");
  if (site !== null && site !== "none" && !isSameOrigin(sent)) return notFound();
  const result = await reportingOutages(openPage(ctx, id, /^[1-9]\d?$/.test(page) ? Number(page) : 0));
  return result.ok ? pageResponse(result.value) : notFound();
}

function notFound(): Response {
  const text = "Cette page n’existe pas, ou n’existe plus. Revenez en arrière pour retrouver les documents.";
  return new Response(text, { status: 404, headers: { "content-type": "text/plain; charset=utf-8" } });
}
