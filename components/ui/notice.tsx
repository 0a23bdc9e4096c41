import type { ReactNode } from "react";

type NoticeProps = { tone: "success" | "info" | "warning"; title?: string; children: ReactNode; role?: "status" | "alert" };

export function Notice({ tone, title, children, role }: NoticeProps) {
  return (
    <div role={role} className={`notice notice-${tone}`}>
      {title === undefined ? null : <p className="text-lg font-bold">{title}</p>}
      <div className="prose">{children}</div>
    </div>
  );
}
