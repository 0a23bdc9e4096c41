import { DeskPage } from "@/components/desk/desk-page";
import { NextOpenings } from "@/components/figures/next-openings";
import { TodayHeadcounts } from "@/components/figures/today-headcounts";
import { TodayTasks } from "@/components/figures/today-tasks";
import { pageMetadata } from "@/components/site/page-metadata";
import { ButtonLink } from "@/components/ui/link";
import { loadToday } from "@/lib/figures/loaders";

export const metadata = pageMetadata("Aujourd'hui", "Ce qui attend le Guichet aujourd'hui.");

export default async function TodayPage() {
  const { givenName, day, tasks, headcounts, openings, maySeeFigures } = await loadToday();
  const acts = (
    <>
      <ButtonLink href="/admin/familles">Chercher une famille</ButtonLink>
      {maySeeFigures ? (
        <ButtonLink href="/admin/chiffres" variant="secondary">
          Chiffres
        </ButtonLink>
      ) : null}
    </>
  );
  return (
    <DeskPage title="Aujourd'hui" screen="K1" lead={`Bonjour ${givenName}. Nous sommes le ${day}.`} acts={tasks ? acts : undefined}>
      <div className="desk-grid">
        {tasks ? <TodayTasks tasks={tasks} /> : null}
        <TodayHeadcounts headcounts={headcounts} />
        {tasks ? <NextOpenings openings={openings} /> : null}
      </div>
    </DeskPage>
  );
}
