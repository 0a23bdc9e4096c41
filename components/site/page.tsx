import type { ReactNode } from "react";
import { HelpBlock } from "./help-block";
import { Wave } from "./wave";

const widths = {
  /** One column of text or one form. */
  text: "wrap wrap-text",
  wide: "wrap",
  /** Bands from edge to edge: the content keeps its own margins. */
  full: undefined,
} as const;

type PageProps = { screen: string; children: ReactNode; width?: keyof typeof widths };

export function Page({ screen, children, width = "text" }: PageProps) {
  return (
    <>
      {width === "full" ? null : <Wave className="mb-4 bg-paper fill-sand" />}
      <main id="contenu" tabIndex={-1} className={widths[width]}>
        {children}
      </main>
      <HelpBlock screen={screen} />
    </>
  );
}
