import { loadFeed } from "@/lib/bookings/loaders";

export async function GET(request: Request): Promise<Response> {
  const jeton = new URL(request.url).searchParams.get("jeton");
  return new Response(await loadFeed(jeton), { headers: { "content-type": "text/calendar; charset=utf-8" } });
}
