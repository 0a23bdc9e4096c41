import "server-only";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { SECOND_MS } from "@/lib/core/clock";
import { isSameOrigin } from "@/lib/core/door";
import { remembering } from "@/lib/core/memory";
import { currentRequest } from "@/lib/core/request";
import { requireStaff } from "@/lib/staff/gates";
import { drawChart } from "../adapters/echarts";
import { loadFigures } from "../loaders";
import type { Figure } from "../view";

type Parameters = { params: Promise<{ figure: string }> };

/** An image runs and loads nothing; its words are laid out by styles of its own. */
const nothingRuns = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

/** The same numbers are drawn once a minute, whoever asks. */
const recallChart = remembering(60 * SECOND_MS, (figure: Figure) => JSON.stringify(figure), async (figure) => drawChart(figure));

/** One chart of the figures, for whoever may see them: the same gate as the page that shows it. Another site that leads here gets the same 404 as an unknown chart. */
export async function downloadChart(request: Request, { params }: Parameters): Promise<Response> {
  currentRequest().reached = true;
  const { figure: id } = await params;
  await requireStaff("see-figures", "/admin/chiffres");
  const sent = await headers();
  const site = sent.get("sec-fetch-site");
  if (site !== null && site !== "none" && !isSameOrigin(sent)) notFound();
  const wanted = new URL(request.url).searchParams;
  const { figures, curve } = await loadFigures(wanted.get("periode") ?? undefined, wanted.get("pas") ?? undefined);
  const figure = [...figures, ...(curve ? [curve] : [])].find((each) => each.id === id) ?? notFound();
  return new Response(await recallChart(figure), {
    headers: { "content-type": "image/svg+xml; charset=utf-8", "content-security-policy": nothingRuns, "cache-control": "private, no-store", "x-content-type-options": "nosniff" },
  });
}
