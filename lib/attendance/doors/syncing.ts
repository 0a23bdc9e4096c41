import "server-only";
import { headers } from "next/headers";
import { isSameOrigin } from "@/lib/core/door";
import { reportingOutages } from "@/lib/core/outage";
import { currentRequest } from "@/lib/core/request";
import { requireDay } from "../gates";
import { sentMarksInput } from "../input";
import { loadMarks } from "../loaders";
import { noteMarks } from "../use-cases/note-marks";
import { sayRefusal } from "../words";

type Parameters = { params: Promise<{ center: string; day: string }> };

/**
 * What a tablet noted, at once or after it was cut off, in exchange for all that is known of the day. Sent again, it changes
 * nothing. Signed out: the answer leads to the sign-in page, and the tablet keeps its marks.
 */
export async function receiveMarks(request: Request, { params }: Parameters): Promise<Response> {
  currentRequest().reached = true;
  const { center, day } = await params;
  const ctx = await reportingOutages(requireDay("mark-attendance", center, day));
  if (!isSameOrigin(await headers())) return answer(403, {});
  const shape = sentMarksInput.safeParse(await request.json().catch(() => undefined));
  if (!shape.success) return answer(422, {});
  const { marks } = shape.data;
  const result = await reportingOutages(noteMarks(ctx, { center: ctx.center.slug, day: ctx.day, marks }));
  const isGone = !result.ok && result.refusal.reason === "booking-gone";
  if (!result.ok && !isGone) return answer(409, sayRefusal(result.refusal));
  return answer(200, { marks: await loadMarks(center, day), unknown: result.ok ? result.value.unknown : marks.map(({ id }) => id) });
}

function answer(status: number, body: object): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json; charset=utf-8", "cache-control": "private, no-store" } });
}
