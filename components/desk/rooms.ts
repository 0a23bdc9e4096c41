import type { Href } from "@/components/ui/link";
import type { StaffView } from "@/lib/staff/view";

type Room = { href: Href; label: string; right: StaffView["rights"][number] };

/** The pages of staff, in the order of a day's work; each shows to whoever holds its right. */
export const rooms: { title: string; rooms: Room[] }[] = [
  {
    title: "Au téléphone",
    rooms: [
      { href: "/admin/familles", label: "Familles", right: "find-families" },
      { href: "/admin/reservations", label: "Réservations", right: "serve-families" },
      { href: "/admin/listes-attente", label: "Listes d'attente", right: "run-waitlists" },
      { href: "/admin/taches", label: "Tâches", right: "do-tasks" },
    ],
  },
  {
    title: "Sur place",
    rooms: [{ href: "/admin/presences", label: "Présences", right: "read-day-lists" }],
  },
  {
    title: "Dossiers",
    rooms: [
      { href: "/admin/documents", label: "Documents", right: "judge-documents" },
      { href: "/admin/messages", label: "Messages", right: "read-messages" },
    ],
  },
  {
    title: "Le service",
    rooms: [
      { href: "/admin/activites", label: "Activités", right: "run-catalogue" },
      { href: "/admin/periodes", label: "Périodes", right: "run-catalogue" },
      { href: "/admin/creneaux", label: "Créneaux", right: "run-catalogue" },
      { href: "/admin/fermetures", label: "Fermetures", right: "run-catalogue" },
      { href: "/admin/equipe", label: "Équipe", right: "run-team" },
      { href: "/admin/journal", label: "Journal", right: "read-journal" },
      { href: "/admin/parametres", label: "Paramètres", right: "run-catalogue" },
    ],
  },
  {
    title: "Chiffres et données",
    rooms: [
      { href: "/admin/chiffres", label: "Chiffres", right: "see-figures" },
      { href: "/admin/exports", label: "Exports", right: "export-data" },
      { href: "/admin/import", label: "Import de familles", right: "import-families" },
      { href: "/admin/conservation", label: "Conservation", right: "see-retention" },
    ],
  },
];
