import { PrintButton } from "@/components/bookings/print-button";
import { Letter } from "@/components/callers/letter";
import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { loadLetter } from "@/lib/callers/loaders";

export const metadata = pageMetadata("Courrier", "Un courrier à imprimer.");

export default async function LetterPage({ params }: { params: Promise<{ id: string }> }) {
  const letter = await loadLetter((await params).id);
  return (
    <DeskPage title="Courrier à imprimer" screen="L9" back="/admin/taches" width="form" acts={<PrintButton>Imprimer le courrier</PrintButton>}>
      <Letter {...letter} />
    </DeskPage>
  );
}
