import type { ReactNode } from "react";

export function PageTitle({ children, lead }: { children: string; lead?: ReactNode }) {
  return (
    <div className="mb-8">
      <h1 className="wavy">{children}</h1>
      {lead === undefined ? null : <p className="mt-5 max-w-prose text-lg text-ink-soft">{lead}</p>}
    </div>
  );
}
