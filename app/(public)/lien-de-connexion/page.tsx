import type { Metadata } from "next";
import { LinkRequest } from "@/components/accounts/link-request";

export const metadata: Metadata = { description: "Connectez-vous sans mot de passe, par un lien reçu par mail." };

export default function LinkRequestPage() {
  return <LinkRequest />;
}
