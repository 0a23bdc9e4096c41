import type { Route } from "next";
import type { ReactNode } from "react";
import { buttonClass, type ButtonVariant } from "./button-class";

export type Href = Route | `mailto:${string}` | `tel:${string}` | `https://${string}` | `#${string}`;

type LinkProps = { href: Href; children: ReactNode; className?: string | undefined };

/*
 * Plain anchors on purpose: a page of the portal weighs a few kilobytes, whereas the framework's own link costs script
 * on every phone and rendering time on every answer (docs/decisions/0018).
 */
export function TextLink({ href, children, className = "" }: LinkProps) {
  return (
    <a href={href} className={`text-link ${className}`.trim()}>
      {children}
    </a>
  );
}

/** For menus and lists, where each link is a target of its own. */
export function MenuLink({ href, children, className = "", isCurrent = false }: LinkProps & { isCurrent?: boolean }) {
  return (
    <a href={href} aria-current={isCurrent ? "page" : undefined} className={`menu-link ${className}`.trim()}>
      {children}
    </a>
  );
}

export function ButtonLink({ href, children, variant = "primary" }: Omit<LinkProps, "className"> & { variant?: ButtonVariant }) {
  return (
    <a href={href} className={buttonClass(variant)}>
      {children}
    </a>
  );
}
