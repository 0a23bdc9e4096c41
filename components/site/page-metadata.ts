import type { Metadata } from "next";
import { authority } from "@/lib/core/authority";

export function pageMetadata(title: string, description: string): Metadata {
  return { title: `${title} – ${authority.portal}`, description };
}
