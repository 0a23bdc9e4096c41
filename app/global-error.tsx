"use client";

import { Accident } from "@/components/site/accident";
import "./globals.css";

export default function GlobalErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="fr">
      <body>
        <Accident incident={error.digest} retry={() => window.location.reload()} />
      </body>
    </html>
  );
}
