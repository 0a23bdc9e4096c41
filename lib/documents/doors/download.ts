import "server-only";
import { headers } from "next/headers";
import { isSameOrigin } from "@/lib/core/door";
import { reportingOutages } from "@/lib/core/outage";
import { currentRequest } from "@/lib/core/request";
import { requireGuardian } from "@/lib/families/gates";
import { pageResponse } from "../adapters/page-response";
import { openPage } from "../use-cases/open-page";

const list = "/famille/documents";

type Parameters = { params: Promise<{ id: string; page: string }> };

/**
 * One page of a document, for the guardians of its family; the same 404 for everybody else. Another site that leads here, or a
 * password that is not recent enough for a paper about health, ends on the document's own page.
 */
export async function downloadPage(_request: Request, { params }: Parameters): Promise<Response> {
  currentRequest().reached = true;
  const { id, page } = await params;
  const ctx = await reportingOutages(requireGuardian(`${list}/${encodeURIComponent(id)}`));
  if (await comesFromElsewhere()) return toDocument(id);
  const result = await reportingOutages(openPage(ctx, id, /^[1-9]\d?$/.test(page) ? Number(page) : 0));
  if (!result.ok) return result.refusal.reason === "password-needed" ? toDocument(id) : notFound();
  return pageResponse(result.value);
}

/** An address typed or kept by the person says "none"; browsers before 2023 say nothing when they read. */
async function comesFromElsewhere(): Promise<boolean> {
  const sent = await headers();
  const site = sent.get("sec-fetch-site");
  return site !== null && site !== "none" && !isSameOrigin(sent);
}

function toDocument(id: string): Response {
  return new Response(null, { status: 303, headers: { location: `${list}/${encodeURIComponent(id)}` } });
}

function notFound(): Response {
  const text = "Cette page n’existe pas, ou n’existe plus. Revenez en arrière pour retrouver vos documents.";
  return new Response(text, { status: 404, headers: { "content-type": "text/plain; charset=utf-8" } });
}
