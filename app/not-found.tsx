import type { Metadata } from "next";
import { NotFoundPage } from "@/components/site/not-found";
import { authority } from "@/lib/core/authority";
import { isDemo } from "@/lib/core/env";

export const metadata: Metadata = { title: `Page introuvable – ${authority.portal}`, robots: { index: false } };

export default function NotFound() {
  return <NotFoundPage demo={isDemo()} />;
}
