export { downloadPage as GET } from "@/lib/desk/doors/download";
