import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { icon } from "@/components/site/icon";
import { authority } from "@/lib/core/authority";
import { COLOUR_SHEET, usualColours } from "@/lib/core/palette";
import "./globals.css";

export const metadata: Metadata = {
  applicationName: authority.portal,
  description: `Le compte de votre famille pour l'accueil de loisirs et l'animation jeunesse ${authority.nameOf}.`,
  icons: { icon },
  robots: { index: true, follow: true },
  formatDetection: { telephone: false, address: false, email: false },
};

export const viewport: Viewport = { themeColor: authority.colours.brand };

/** The build wrote the demo's colours; an authority with its own adds a sheet. */
const hasOwnColours = JSON.stringify(authority.colours) !== JSON.stringify(usualColours);

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="fr" data-authority={JSON.stringify(authority)}>
      <head>{hasOwnColours ? <link rel="stylesheet" href={COLOUR_SHEET} /> : null}</head>
      <body>
        <a href="#contenu" className="skip-link">
          Aller au contenu
        </a>
        {children}
      </body>
    </html>
  );
}
