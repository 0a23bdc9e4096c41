export { downloadData as POST } from "@/lib/accounts/doors/download";
