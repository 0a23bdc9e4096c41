import { verdictOf, atOnce, type Presence } from "@/lib/attendance/rules";
import type { DaySheetView, GroupView } from "@/lib/attendance/view";
import { countWords, supervisionWords, verdictWords } from "@/lib/attendance/words";
import { counted, frenchHour } from "@/lib/core/format";
import type { QueueView } from "./mark-queue";
import { listPath } from "./paths";

type DayBarProps = { sheet: DaySheetView; where: (bookingId: string) => Presence; queue: QueueView | undefined; refresh: () => Promise<void> };

const isThere = ({ kind }: Presence) => kind === "arrived";
const mayStillCome = ({ kind }: Presence) => kind === "expected" || kind === "arrived";
const isExpected = ({ kind }: Presence) => !kind.startsWith("absent");

/** Always on screen: how many are there, whether the team is large enough, and what waits for the network. */
export function DayBar({ sheet, where, queue, refresh }: DayBarProps) {
  const all = sheet.groups.flatMap(({ children }) => children);
  const countOf = (test: (presence: Presence) => boolean) => all.filter(({ bookingId }) => test(where(bookingId))).length;
  return (
    <div className="roll-bar">
      <p className="roll-count">{countWords(countOf(isThere), countOf(isExpected))}</p>
      {queue ? <LinkLine queue={queue} list={listPath(sheet.slug, sheet.day)} refresh={refresh} /> : null}
      <ul className="roll-verdicts" aria-label="Encadrement par groupe">
        {sheet.groups.map((group) => (
          <GroupCount key={group.id} group={group} where={where} />
        ))}
      </ul>
    </div>
  );
}

function GroupCount({ group, where }: { group: GroupView; where: (bookingId: string) => Presence }) {
  const formulas = ["day", "outing", "morning", "afternoon"] as const;
  const countIn = (formula: (typeof formulas)[number], test: (presence: Presence) => boolean) => group.children.filter((child) => child.formula === formula && test(where(child.bookingId))).length;
  const present = group.children.filter(({ bookingId }) => isThere(where(bookingId))).length;
  const expected = group.children.filter(({ bookingId }) => isExpected(where(bookingId))).length;
  const coming = atOnce(formulas.map((formula) => ({ formula, count: countIn(formula, mayStillCome) })));
  const verdict = verdictOf({ present, coming, possible: group.possible });
  return (
    <li>
      <a href={`#groupe-${group.id}`} className="roll-verdict-link">
        {group.name}
      </a>
      <span>{countWords(present, expected)}</span>
      <span className={verdict === "enough" ? "tag tag-good" : verdict === "over_now" ? "tag tag-bad" : "tag tag-wait"}>{verdictWords(verdict)}</span>
      <span className="text-ink-soft">{supervisionWords(group)}</span>
    </li>
  );
}

function LinkLine({ queue, list, refresh }: { queue: QueueView; list: string; refresh: () => Promise<void> }) {
  const { link, waiting, lost, togetherAt } = queue;
  const held = counted(waiting, "pointage en attente", "pointages en attente");
  return (
    <div className="roll-link">
      <p role="status">
        {link.kind === "cut-off" ? <strong>
            Hors connexion : {held}. Sans réponse du portail depuis {frenchHour(new Date(togetherAt))}. Continuez, même si cette page se recharge : tout partira au retour du réseau.
          </strong> : null}
        {link.kind === "signed-out" ? <strong>Votre session a pris fin : {held} sur cet appareil.</strong> : null}
        {link.kind === "refused" ? <strong>Pointages refusés. {link.message}</strong> : null}
        {link.kind === "sending" && waiting > 0 ? `Envoi de ${counted(waiting, "pointage")}…` : null}
        {link.kind === "together" || (link.kind === "sending" && waiting === 0) ? `À jour à ${frenchHour(new Date(togetherAt))}` : null}
        {lost > 0 ? ` ${counted(lost, "pointage n'a pas été pris", "pointages n'ont pas été pris")} : la réservation a été annulée.` : null}
      </p>
      {link.kind === "signed-out" ? (
        <a href={`/admin/connexion?suite=${encodeURIComponent(list)}`} className="button button-primary roll-button">
          Se reconnecter
        </a>
      ) : (
        <button type="button" className="button button-quiet roll-button no-print" onClick={() => void refresh()}>
          Actualiser
        </button>
      )}
    </div>
  );
}
