import { Notice } from "@/components/ui/notice";
import { authority } from "@/lib/core/authority";
import type { Territory } from "@/lib/families/rules";

/** What the commune of residence means, in words. It never hides or refuses anything (R-TER-1). */
export function TerritoryNotice({ territory }: { territory: Territory }) {
  if (territory === "resident") {
    return (
      <Notice tone="info">
        <p>Votre commune fait partie du territoire : {authority.territory}.</p>
      </Notice>
    );
  }
  if (territory === "outside") {
    return (
      <Notice tone="info">
        <p>Votre commune est hors du territoire : vous êtes les bienvenus, certains prix et dates d&apos;ouverture changent.</p>
      </Notice>
    );
  }
  return (
    <Notice tone="warning" title="Votre adresse nous manque">
      <p>Votre commune décide de certains prix et de certaines dates d&apos;ouverture. Toutes les familles sont les bienvenues.</p>
    </Notice>
  );
}
