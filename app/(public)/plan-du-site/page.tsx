import { pageMetadata } from "@/components/site/page-metadata";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { MenuLink, type Href } from "@/components/ui/link";
import { authority } from "@/lib/core/authority";

export const metadata = pageMetadata("Plan du site", `Toutes les pages du ${authority.portal} ${authority.nameOf}, sur un seul écran.`);

type Section = { id: string; title: string; pages: { href: Href; label: string }[] };

const sections: Section[] = [
  {
    id: "entrer",
    title: "Entrer dans mon compte",
    pages: [
      { href: "/", label: "Accueil" },
      { href: "/connexion", label: "Connexion à votre compte" },
      { href: "/creer-compte", label: "Créer mon compte" },
      { href: "/mot-de-passe-oublie", label: "Mot de passe oublié" },
      { href: "/lien-de-connexion", label: "Se connecter avec un lien" },
    ],
  },
  {
    id: "reserver",
    title: "Réserver",
    pages: [
      { href: "/activites", label: "Activités et places" },
      { href: "/famille/reserver", label: "Réserver des jours" },
      { href: "/famille/reservations", label: "Mes réservations" },
      { href: "/famille/listes-attente", label: "Mes listes d'attente" },
    ],
  },
  {
    id: "mon-dossier",
    title: "Mon dossier",
    pages: [
      { href: "/famille/enfants", label: "Mes enfants" },
      { href: "/famille/enfants/nouveau", label: "Ajouter un enfant" },
      { href: "/famille/foyer", label: "Mon foyer : adresse, parents, personnes à prévenir" },
      { href: "/famille/foyer/quotient", label: "Quotient familial" },
      { href: "/famille/documents", label: "Mes documents" },
    ],
  },
  {
    id: "mon-espace",
    title: "Une fois connecté",
    pages: [
      { href: "/famille", label: "Mon espace" },
      { href: "/famille/messages", label: "Mes messages" },
      { href: "/famille/compte", label: "Mon compte" },
      { href: "/famille/compte/identite", label: "Nom et téléphone" },
      { href: "/famille/compte/adresse-mail", label: "Adresse mail" },
      { href: "/famille/compte/securite", label: "Mot de passe et appareils" },
      { href: "/famille/compte/donnees", label: "Mes données et mon historique" },
      { href: "/famille/compte/fermer", label: "Fermer mon compte" },
    ],
  },
  {
    id: "s-informer",
    title: "S'informer",
    pages: [
      { href: "/activites", label: "Les activités et leurs places" },
      { href: "/aide", label: "Aide" },
      { href: "/contact", label: "Contact" },
      { href: "/accessibilite", label: "Accessibilité" },
      { href: "/mentions-legales", label: "Mentions légales" },
      { href: "/donnees-personnelles", label: "Données personnelles" },
    ],
  },
];

export default function SiteMapPage() {
  return (
    <Page screen="C6" width="wide">
      <PageTitle>Plan du site</PageTitle>
      <div className="grid grid-cols-1 gap-x-10 gap-y-10 md:grid-cols-3">
        {sections.map(({ id, title, pages }) => (
          <section key={id} aria-labelledby={id}>
            <h2 id={id} className="text-xl">
              {title}
            </h2>
            <ul className="mt-2">
              {pages.map(({ href, label }) => (
                <li key={label}>
                  <MenuLink href={href}>{label}</MenuLink>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  );
}
