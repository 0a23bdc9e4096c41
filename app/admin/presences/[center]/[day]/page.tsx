import type { Metadata } from "next";
import { DayList } from "@/components/attendance/day-list";
import { kitchenPath, printPath } from "@/components/attendance/paths";
import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { ButtonLink, TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { markAction } from "@/lib/attendance/actions";
import { loadDayList } from "@/lib/attendance/loaders";

type Props = { params: Promise<{ center: string; day: string }> };

const why = {
  "too-early": "Ce jour n'est pas encore venu : la liste se lit et s'imprime, les présences se noteront le jour même.",
  "too-late": "Ce jour est passé depuis plus d'une semaine : la liste se lit, elle ne change plus.",
  "read-only": "Vous lisez cette liste ; l'équipe du centre note les présences.",
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { center, day } = await params;
  const { sheet } = await loadDayList(center, day);
  return pageMetadata(`${sheet.center}, ${sheet.dayName}`, "La liste du jour.");
}

export default async function DayListPage({ params }: Props) {
  const { center, day } = await params;
  const { sheet, marks, marking, staffId, readAt } = await loadDayList(center, day);
  return (
    <DeskPage
      title={`${sheet.center}, ${sheet.dayName}`}
      screen="P2"
      back="/admin/presences?choix=1"
      acts={
        sheet.isClosed ? undefined : (
          <>
            <ButtonLink href={printPath(sheet.slug, sheet.day)} variant="secondary">
              Feuilles à imprimer
            </ButtonLink>
            <ButtonLink href={kitchenPath(sheet.slug, sheet.day)} variant="secondary">
              Repas
            </ButtonLink>
          </>
        )
      }
    >
      {sheet.isClosed ? (
        <p>
          Ce centre ne reçoit pas ce jour-là. <TextLink href="/admin/presences?choix=1">Voir les prochains jours ouverts</TextLink>
        </p>
      ) : (
        <>
          {marking === "open" ? null : (
            <Notice tone="info">
              <p>{why[marking]}</p>
            </Notice>
          )}
          <DayList sheet={sheet} marks={marks} canMark={marking === "open"} staffId={staffId} readAt={readAt} action={markAction} />
        </>
      )}
    </DeskPage>
  );
}
