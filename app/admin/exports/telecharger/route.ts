export { downloadExport as POST } from "@/lib/reports/doors/download";
