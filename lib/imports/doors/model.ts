import "server-only";
import { headers } from "next/headers";
import { isSameOrigin } from "@/lib/core/door";
import { currentRequest } from "@/lib/core/request";
import { requireStaff } from "@/lib/staff/gates";
import { columns } from "../rules";
import { columnWords, modelLines } from "../words";

const page = "/admin/import";
const BOM = "\uFEFF";

/** The model file, as spreadsheets of the administration open it: its header, and two households to write over. */
export async function downloadModel(): Promise<Response> {
  currentRequest().reached = true;
  await requireStaff("import-families", page);
  if (!isSameOrigin(await headers())) return new Response(null, { status: 303, headers: { location: page } });
  const lines = [columns.map((column) => columnWords[column]), ...modelLines];
  return new Response(BOM + lines.map((cells) => cells.join(";")).join("\r\n"), {
    headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": 'attachment; filename="modele-familles.csv"' },
  });
}
