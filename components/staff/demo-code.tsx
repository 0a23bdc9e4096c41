import { Notice } from "@/components/ui/notice";
import { DEMO_TOTP_SECRET } from "@/lib/staff/rules";

/** In the demo only: nobody has to install an app to look around. */
export function DemoCode({ code }: { code: string | undefined }) {
  if (code === undefined) return null;
  return (
    <Notice tone="info" title="Démonstration">
      <p>
        Code du moment : <strong className="desk-secret">{code.replace(/(.{3})/, "$1 ")}</strong>. Il change toutes les 30 secondes et ne sert qu&apos;une fois : rechargez cette page pour voir le suivant.
      </p>
      <p>
        Pour essayer votre propre application, saisissez-y la clé <span className="desk-secret">{DEMO_TOTP_SECRET}</span>.
      </p>
    </Notice>
  );
}
