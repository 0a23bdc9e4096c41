export { downloadData as POST } from "@/lib/bookings/doors/download";
