import { DeskPage } from "@/components/desk/desk-page";
import { GroupForm, GroupRemoval } from "@/components/service/group-form";
import { pageMetadata } from "@/components/site/page-metadata";
import { loadGroup } from "@/lib/service/loaders";
import { groupPath, programmePath } from "@/lib/service/rules";

export const metadata = pageMetadata("Une tranche d'âge", "Les âges qu'une équipe reçoit ensemble.");

export default async function GroupPage({ params }: { params: Promise<{ slug: string; id: string }> }) {
  const { slug, id } = await params;
  const { programmeId, title, group } = await loadGroup(slug, id);
  return (
    <DeskPage title={group?.name ?? "Nouvelle tranche d'âge"} screen="O6" back={programmePath(slug)} width="form" lead={title}>
      <GroupForm programmeId={programmeId} group={group} permalink={groupPath(slug, id)} />
      {group === undefined ? null : <GroupRemoval programmeId={programmeId} group={group} permalink={groupPath(slug, id)} />}
    </DeskPage>
  );
}
