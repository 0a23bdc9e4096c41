import { ButtonLink, MenuLink } from "@/components/ui/link";
import type { Href } from "@/components/ui/link";
import { CONTACTS_MAX } from "@/lib/families/rules";
import type { ContactView } from "@/lib/families/view";

const household = "/famille/foyer";

/** Whom the teams may call, and who may fetch the children. */
export function ContactList({ contacts }: { contacts: ContactView[] }) {
  return (
    <section aria-labelledby="contacts" className="mt-12">
      <h2 id="contacts">Personnes à prévenir ou autorisées à venir chercher</h2>
      {contacts.length === 0 ? (
        <p className="mt-3">Personne pour l&apos;instant. Pensez à un grand-parent, une voisine, un ami : quelqu&apos;un qui répond quand vous ne pouvez pas.</p>
      ) : (
        <ul className="mt-4 grid grid-cols-1 gap-4">
          {contacts.map((contact) => (
            <ContactCard key={contact.id} {...contact} />
          ))}
        </ul>
      )}
      <div className="mt-6">
        {contacts.length < CONTACTS_MAX ? (
          <ButtonLink href="/famille/foyer/contacts/nouveau" variant="secondary">
            Ajouter une personne
          </ButtonLink>
        ) : (
          <p>Votre dossier compte {CONTACTS_MAX} personnes, le maximum. Retirez-en une pour en ajouter une autre.</p>
        )}
      </div>
    </section>
  );
}

function ContactCard({ id, givenName, familyName, phone, relationLabel, isEmergency, mayPickUp }: ContactView) {
  return (
    <li className="card">
      <h3>
        {givenName} {familyName}
      </h3>
      <p>
        {relationLabel}, <span className="whitespace-nowrap">{phone}</span>
      </p>
      <ul className="mt-1 list-disc pl-6">
        {isEmergency ? <li>À prévenir en cas d&apos;urgence</li> : null}
        {mayPickUp ? <li>Peut venir chercher les enfants</li> : null}
      </ul>
      <MenuLink href={`${household}/contacts/${id}` as Href}>
        Modifier ou retirer
        <span className="sr-only">
          {" "}
          {givenName} {familyName}
        </span>
      </MenuLink>
    </li>
  );
}
