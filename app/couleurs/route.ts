import { authority } from "@/lib/core/authority";
import { colourSheet } from "@/lib/core/palette";

export function GET() {
  return new Response(colourSheet(authority.colours), { headers: { "Content-Type": "text/css; charset=utf-8", "Cache-Control": "public, max-age=3600" } });
}
