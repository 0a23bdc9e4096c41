"use client";

import { usePathname } from "next/navigation";
import { MenuLink, type Href } from "@/components/ui/link";

/** Says which room one is in, its pages below included. */
export function RoomLink({ href, children }: { href: Href; children: string }) {
  const path = usePathname();
  return (
    <MenuLink href={href} isCurrent={path === href || path.startsWith(`${href}/`)}>
      {children}
    </MenuLink>
  );
}
