import { ButtonLink, MenuLink } from "@/components/ui/link";
import { filePath, personPath } from "@/lib/desk/rules";
import { CONTACTS_MAX } from "@/lib/families/rules";
import type { ContactView } from "@/lib/families/view";

/** Whom the teams may call, and who may fetch the children. */
export function ContactPanel({ familyId, contacts }: { familyId: string; contacts: readonly ContactView[] }) {
  return (
    <section aria-labelledby="contacts" className="desk-panel">
      <h2 id="contacts">Personnes à prévenir ou autorisées à venir chercher</h2>
      {contacts.length === 0 ? <p className="my-3">Personne pour l&apos;instant.</p> : null}
      <ul className="my-3 grid grid-cols-1 gap-3">
        {contacts.map(({ id, givenName, familyName, phone, relationLabel, isEmergency, mayPickUp }) => (
          <li key={id}>
            <strong>
              {givenName} {familyName}
            </strong>
            , {relationLabel.toLowerCase()}, <span className="whitespace-nowrap">{phone}</span>
            <span className="block text-ink-soft">{[isEmergency ? "À prévenir en cas d'urgence" : "", mayPickUp ? "Peut venir chercher les enfants" : ""].filter((each) => each !== "").join(". ")}</span>
            <MenuLink href={personPath(familyId, "contacts", id)}>
              Modifier ou retirer
              <span className="sr-only">
                {" "}
                {givenName} {familyName}
              </span>
            </MenuLink>
          </li>
        ))}
      </ul>
      {contacts.length < CONTACTS_MAX ? (
        <ButtonLink href={filePath(familyId, "foyer/contacts/nouveau")} variant="secondary">
          Ajouter une personne
        </ButtonLink>
      ) : (
        <p>Le dossier compte {CONTACTS_MAX} personnes, le maximum.</p>
      )}
    </section>
  );
}
