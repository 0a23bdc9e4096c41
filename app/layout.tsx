import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { icon } from "@/components/site/icon";
import { authority } from "@/lib/core/authority";
import { palette } from "@/tailwind.config";
import "./globals.css";

export const metadata: Metadata = {
  applicationName: authority.portal,
  description: `Le compte de votre famille pour l'accueil de loisirs et l'animation jeunesse de ${authority.name}.`,
  icons: { icon },
  robots: { index: true, follow: true },
  formatDetection: { telephone: false, address: false, email: false },
};

export const viewport: Viewport = { themeColor: palette.brand.DEFAULT };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="fr">
      <body>
        <a href="#contenu" className="skip-link">
          Aller au contenu
        </a>
        {children}
      </body>
    </html>
  );
}
