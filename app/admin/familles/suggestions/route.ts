export { suggestFamilies as GET } from "@/lib/callers/doors/suggesting";
