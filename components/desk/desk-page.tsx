import type { ReactNode } from "react";
import { BackLink } from "@/components/ui/back-link";
import type { Href } from "@/components/ui/link";

type DeskPageProps = {
  /** The page's only h1; also the start of its title. */
  title: string;
  /** « Écran K3 »: what an agent reads to a colleague. */
  screen: string;
  back?: Href;
  lead?: ReactNode;
  /** Beside the title: the page's main acts. */
  acts?: ReactNode;
  /** Forms read better narrow; lists and tables want all the room. */
  width?: "wide" | "form";
  children: ReactNode;
};

export function DeskPage({ title, screen, back, lead, acts, width = "wide", children }: DeskPageProps) {
  return (
    <main id="contenu" tabIndex={-1} className={width === "form" ? "desk-main desk-main-form" : "desk-main"}>
      {back === undefined ? null : <BackLink href={back} />}
      <div className="desk-head">
        <div>
          <h1>{title}</h1>
          {lead === undefined ? null : <p className="mt-1 max-w-prose text-pretty text-ink-soft">{lead}</p>}
        </div>
        {acts === undefined ? null : <div className="desk-acts">{acts}</div>}
      </div>
      {children}
      <p className="desk-screen">Écran {screen}</p>
    </main>
  );
}
