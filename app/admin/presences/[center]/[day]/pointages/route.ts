export { receiveMarks as POST } from "@/lib/attendance/doors/syncing";
