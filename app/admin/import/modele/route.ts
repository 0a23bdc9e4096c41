export { downloadModel as GET } from "@/lib/imports/doors/model";
