export { receiveMarks as POST } from "@/lib/attendance/doors/syncing";
export { loadNothing as GET } from "@/lib/staff/loaders";
