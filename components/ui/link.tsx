import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass, type ButtonVariant } from "./button-class";

export type Href = Route | `mailto:${string}` | `tel:${string}` | `https://${string}` | `#${string}`;

type LinkProps = { href: Href; children: ReactNode; className?: string | undefined };

function isOutside(href: string): boolean {
  return /^(?:[a-z]+:|#)/.test(href);
}

/** A link of the portal that loads nothing before it is followed; other schemes and anchors stay plain. */
function PlainOrNext({ href, children, className }: LinkProps) {
  if (isOutside(href)) {
    return (
      <a href={href} className={className}>
        {children}
      </a>
    );
  }
  return (
    <Link href={href as Route} prefetch={false} className={className}>
      {children}
    </Link>
  );
}

export function TextLink({ href, children, className = "" }: LinkProps) {
  return (
    <PlainOrNext href={href} className={`text-link ${className}`.trim()}>
      {children}
    </PlainOrNext>
  );
}

/** For menus and lists, where each link is a target of its own. */
export function MenuLink({ href, children, className = "" }: LinkProps) {
  return (
    <PlainOrNext href={href} className={`menu-link ${className}`.trim()}>
      {children}
    </PlainOrNext>
  );
}

export function ButtonLink({ href, children, variant = "primary" }: Omit<LinkProps, "className"> & { variant?: ButtonVariant }) {
  return (
    <PlainOrNext href={href} className={buttonClass(variant)}>
      {children}
    </PlainOrNext>
  );
}
