import { type Href, TextLink } from "@/components/ui/link";

type Counts = { open: number; late: number; documents: number; dead: number; offersToday: number };

/** What waits for the desk, the pressing first; nothing to do is said in words. */
export function TodayTasks({ tasks: { open, late, documents, dead, offersToday } }: { tasks: Counts }) {
  const lines: { href: Href; label: string; count: number; presses: string | false }[] = [
    { href: "/admin/taches", label: "Tâches à faire", count: open, presses: late > 0 && `${late} en retard` },
    { href: "/admin/listes-attente", label: "Places proposées qui finissent aujourd'hui", count: offersToday, presses: offersToday > 0 && "aujourd'hui" },
    { href: "/admin/documents", label: "Documents à vérifier", count: documents, presses: false },
    { href: "/admin/messages", label: "Mails non remis depuis 30 jours", count: dead, presses: dead > 0 && "à rappeler" },
  ];
  return (
    <section aria-labelledby="a-faire" className="desk-panel">
      <h2 id="a-faire">À faire</h2>
      <ul className="mt-2">
        {lines.map(({ href, label, count, presses }) => (
          <li key={href} className="flex flex-wrap items-baseline gap-x-3 border-b border-sand-dark py-2 last:border-0">
            <strong className="min-w-10 text-xl tabular-nums">{count}</strong>
            <TextLink href={href}>{label}</TextLink>
            {presses === false ? null : <span className="tag tag-wait">{presses}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
