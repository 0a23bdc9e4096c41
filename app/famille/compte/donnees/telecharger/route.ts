export { downloadData as POST } from "@/lib/families/doors/download";
