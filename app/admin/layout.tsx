import type { Metadata } from "next";
import type { ReactNode } from "react";
import { DeskFrame } from "@/components/desk/desk-frame";
import { isDemo } from "@/lib/core/env";
import { loadStaff } from "@/lib/staff/loaders";

export const metadata: Metadata = { robots: { index: false, follow: false } };

/** Furniture only: every page below asks its own gate. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  return (
    <DeskFrame staff={await loadStaff()} demo={isDemo()}>
      {children}
    </DeskFrame>
  );
}
