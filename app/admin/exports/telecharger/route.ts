export { downloadExport as POST } from "@/lib/reports/doors/download";
export { loadNothing as GET } from "@/lib/staff/loaders";
