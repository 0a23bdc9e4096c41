"use client";

import { Accident } from "@/components/site/accident";

export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  return <Accident incident={error.digest} retry={() => window.location.reload()} />;
}
