export { downloadPage as GET } from "@/lib/documents/doors/download";
