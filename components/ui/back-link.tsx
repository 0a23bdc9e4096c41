import type { ReactNode } from "react";
import { MenuLink, type Href } from "./link";

export function BackLink({ href, children = "Retour" }: { href: Href; children?: ReactNode }) {
  return (
    <p className="mb-4">
      <MenuLink href={href} className="back-link">
        {children}
      </MenuLink>
    </p>
  );
}
