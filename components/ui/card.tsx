import type { ReactNode } from "react";

export function Card({ children, as: Tag = "div", labelledBy }: { children: ReactNode; as?: "div" | "section" | "article"; labelledBy?: string }) {
  return (
    <Tag className="card" aria-labelledby={labelledBy}>
      {children}
    </Tag>
  );
}
