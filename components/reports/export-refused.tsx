import { Notice } from "@/components/ui/notice";
import { whyNothing } from "@/lib/reports/words";

export function ExportRefused({ reason, count }: { reason: string | undefined; count: number }) {
  const sentence = whyNothing(reason, count);
  if (sentence === undefined) return null;
  return (
    <Notice tone="warning" title="Rien n'a été exporté" role="alert">
      <p>{sentence}</p>
    </Notice>
  );
}
