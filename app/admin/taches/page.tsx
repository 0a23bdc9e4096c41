import { DoneNotice } from "@/components/accounts/done-notice";
import { TaskFilter } from "@/components/callers/task-filter";
import { TaskList } from "@/components/callers/task-list";
import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { MenuLink, type Href } from "@/components/ui/link";
import { loadTasks } from "@/lib/callers/loaders";
import { readParam, type SearchParams } from "@/lib/core/search-params";

export const metadata = pageMetadata("Tâches", "Ce qu'il faut dire par téléphone ou par courrier.");

const done = { tache: "La tâche est faite." };

export default async function TasksPage({ searchParams }: { searchParams: SearchParams }) {
  const [type, etat, page] = await Promise.all(["type", "etat", "page"].map((name) => readParam(searchParams, name)));
  const found = await loadTasks({ kind: type, state: etat, page });
  const query = (at: number) => `/admin/taches?${new URLSearchParams({ ...(found.kind && { type: found.kind }), ...(found.isDone && { etat: "faites" }), page: String(at) })}`;
  return (
    <DeskPage title="Tâches" screen="L8" lead="Ce qu'un mail aurait dit aux familles qui n'en lisent pas, les adresses en panne, les rappels promis. Les retards d'abord.">
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      <TaskFilter kind={found.kind} isDone={found.isDone} />
      {found.tasks.length === 0 ? <p role="status">{found.isDone ? "Aucune tâche faite." : "Rien à faire : tout est dit."}</p> : <TaskList tasks={found.tasks} permalink={query(found.page)} headingLevel={2} />}
      <p className="mt-4 flex flex-wrap gap-x-6">
        {found.page > 1 ? <MenuLink href={query(found.page - 1) as Href}>Tâches précédentes</MenuLink> : null}
        {found.hasMore ? <MenuLink href={query(found.page + 1) as Href}>Tâches suivantes</MenuLink> : null}
      </p>
    </DeskPage>
  );
}
