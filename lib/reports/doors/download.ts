import "server-only";
import { headers } from "next/headers";
import { isSameOrigin } from "@/lib/core/door";
import { reportingOutages } from "@/lib/core/outage";
import { currentRequest } from "@/lib/core/request";
import { dayOf } from "@/lib/core/days";
import { requireStaff } from "@/lib/staff/gates";
import { writeCsv } from "../adapters/csv";
import { writeXlsx } from "../adapters/xlsx";
import { exportInput } from "../input";
import { exportTable } from "../use-cases/export-table";
import { scopeWords } from "../words";

const page = "/admin/exports";
const types = { csv: "text/csv; charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

/** An export as a file. What cannot be given out leads back to the page that says why. */
export async function downloadExport(request: Request): Promise<Response> {
  currentRequest().reached = true;
  const ctx = await requireStaff("export-data", page);
  if (!isSameOrigin(await headers())) return backToPage("origin");
  const form = await request.formData().catch(() => undefined);
  const wish = exportInput.safeParse(form && Object.fromEntries(form));
  if (!wish.success) return backToPage("shape");
  const result = await reportingOutages(exportTable(ctx, wish.data));
  if (!result.ok) return backToPage(result.refusal.reason, "count" in result.refusal ? result.refusal.count : undefined);
  const { scope, format } = wish.data;
  const { header, batches } = result.value;
  const body = format === "xlsx" ? new Uint8Array(await reportingOutages(writeXlsx(header, batches))) : streamOf(writeCsv(header, batches));
  const name = `${scopeWords[scope].file}-${dayOf(ctx.now)}.${format}`;
  return new Response(body, { headers: { "content-type": types[format], "content-disposition": `attachment; filename="${name}"`, "cache-control": "no-store" } });
}

function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

function backToPage(reason: string, count?: number): Response {
  const query = new URLSearchParams({ refus: reason, ...(count !== undefined && { lignes: String(count) }) });
  return new Response(null, { status: 303, headers: { location: `${page}?${query}` } });
}
