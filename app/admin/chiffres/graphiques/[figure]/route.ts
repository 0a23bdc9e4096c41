export { downloadChart as GET } from "@/lib/figures/doors/download";
