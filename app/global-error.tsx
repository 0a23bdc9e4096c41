"use client";

import { Accident } from "@/components/site/accident";
import { authority } from "@/lib/core/authority";
import "./globals.css";

export default function GlobalErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="fr" data-authority={JSON.stringify(authority)}>
      <body>
        <Accident incident={error.digest} retry={() => window.location.reload()} />
      </body>
    </html>
  );
}
