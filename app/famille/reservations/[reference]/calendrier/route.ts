import { loadReceiptCalendar } from "@/lib/bookings/loaders";

type Props = { params: Promise<{ reference: string }> };

export async function GET(_request: Request, { params }: Props): Promise<Response> {
  const { reference } = await params;
  return new Response(await loadReceiptCalendar(reference), {
    headers: { "content-type": "text/calendar; charset=utf-8", "content-disposition": `attachment; filename="reservation-${reference}.ics"` },
  });
}
