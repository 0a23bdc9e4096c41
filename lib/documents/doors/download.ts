import "server-only";
import { headers } from "next/headers";
import { isSameOrigin } from "@/lib/core/door";
import { reportingOutages } from "@/lib/core/outage";
import { currentRequest } from "@/lib/core/request";
import { requireGuardian } from "@/lib/families/gates";
import { openPage } from "../use-cases/open-page";

const list = "/famille/documents";

type Parameters = { params: Promise<{ id: string; page: string }> };

const endings = { "image/jpeg": "jpg", "application/pdf": "pdf" } as const;

/** A file from outside runs and loads nothing, wherever a browser shows it; browsers lay a photo out with styles of their own. */
const nothingRuns = "sandbox; default-src 'none'";
const photoAlone = `${nothingRuns}; style-src 'unsafe-inline'`;

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
  const { mediaType, position, bytes } = result.value;
  const isPhoto = mediaType === "image/jpeg";
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": mediaType,
      "content-length": String(bytes.length),
      "content-disposition": `${isPhoto ? "inline" : "attachment"}; filename="document-page-${position}.${endings[mediaType]}"`,
      "content-security-policy": isPhoto ? photoAlone : nothingRuns,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
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
