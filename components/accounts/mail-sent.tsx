import type { ReactNode } from "react";
import { PageTitle } from "@/components/site/page-title";
import { authority } from "@/lib/core/authority";

type MailSentProps = { address: string | undefined; lifetime: string; children: ReactNode };

/** « Consultez votre boîte mail »: where it went, and what to do when it does not come. */
export function MailSent({ address, lifetime, children }: MailSentProps) {
  return (
    <>
      <PageTitle lead={address ? undefined : "Si l'adresse saisie est la bonne, un mail vous attend."}>Consultez votre boîte mail</PageTitle>
      {address ? (
        <p className="text-lg">
          Le mail est parti vers <strong className="wrap-anywhere">{address}</strong>.
        </p>
      ) : null}
      <div className="prose mt-4">
        <p>Ouvrez-le et suivez le lien qu&apos;il contient. {lifetime}</p>
        <h2>Vous ne le voyez pas ?</h2>
        <ul>
          <li>Attendez quelques minutes : certaines messageries sont lentes.</li>
          <li>Regardez dans les courriers indésirables, aussi appelés spam.</li>
          <li>Vérifiez l&apos;adresse : une lettre oubliée suffit.</li>
        </ul>
      </div>
      {children}
      <p className="mt-8">
        Toujours rien ? Appelez le {authority.desk.name} au{" "}
        <a href={authority.desk.phoneLink} className="text-link whitespace-nowrap">
          {authority.desk.phone}
        </a>
        .
      </p>
    </>
  );
}
