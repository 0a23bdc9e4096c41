import { FormPanel } from "@/components/ui/form-page";
import { announcePeriodAction } from "@/lib/service/actions";

export function AnnounceForm({ periodId, permalink }: { periodId: string; permalink: string }) {
  return (
    <div className="mt-4">
      <FormPanel
        action={announcePeriodAction}
        heading="Annoncer aux familles"
        headingLevel={2}
        submit="Annoncer cette période"
        permalink={permalink}
        id="annonce"
        hidden={{ periodId }}
        intro={<p>Les familles la verront dans les secondes qui suivent. Les dates d&apos;ouverture seront alors verrouillées : vérifiez-les avant.</p>}
      />
    </div>
  );
}
