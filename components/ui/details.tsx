import type { ReactNode } from "react";

export function Details({ summary, children, open, id }: { summary: ReactNode; children: ReactNode; open?: boolean; id?: string }) {
  return (
    <details className="details" open={open} id={id}>
      <summary>{summary}</summary>
      <div className="prose pb-5">{children}</div>
    </details>
  );
}
