import { MenuLink, type Href } from "@/components/ui/link";
import type { DayView, EntryView, ReceiptView } from "@/lib/bookings/view";

/** Everything a request became (R-MSG-1): booked, waiting, refused, cancelled; on paper, one page. */
export function Receipt({ receipt, waitlists = "/famille/listes-attente", readsMail = true }: { receipt: ReceiptView; waitlists?: Href; readsMail?: boolean }) {
  const { children, waiting, refused, total, owed, hasConfirmed, overrideReason } = receipt;
  return (
    <div className="receipt">
      {children.map((child, index) => (
        <section key={index} aria-label={child.name} className="receipt-part">
          <h2>{child.name}</h2>
          <p className="text-ink-soft">
            {child.activity}, groupe {child.groupName}. {child.center}.
          </p>
          {child.booked.length > 0 ? <BookedDays days={child.booked} /> : null}
          {child.rules.map((rule) => (
            <p key={rule} className="text-ink-soft">
              Prix : {rule}.
            </p>
          ))}
          {child.cancelled.length > 0 ? <CancelledDays days={child.cancelled} /> : null}
        </section>
      ))}
      {hasConfirmed || owed ? (
        <p className="receipt-total">
          {hasConfirmed ? (
            <span>
              Total des jours réservés : <strong>{total}</strong>
            </span>
          ) : null}
          {owed ? <span className="block">Reste dû pour les jours annulés : {owed}</span> : null}
        </p>
      ) : null}
      {overrideReason ? <p className="receipt-part">Le Guichet a fait une exception à une règle, pour cette raison : {overrideReason}</p> : null}
      {waiting.length > 0 ? <Waiting entries={waiting} waitlists={waitlists} readsMail={readsMail} /> : null}
      {refused.length > 0 ? (
        <section aria-labelledby="refus" className="receipt-part">
          <h2 id="refus">Non réservé</h2>
          <ul className="list-disc pl-6">
            {refused.map((line) => (
              <li key={line}>{line}.</li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function BookedDays({ days }: { days: DayView[] }) {
  return (
    <ul className="receipt-days">
      {days.map(({ id, day, price, priceParts, deadline, overrides }) => (
        <li key={id}>
          <p className="flex flex-wrap justify-between gap-x-4">
            <span className="font-semibold first-letter:uppercase">✓ {day}</span>
            <span>
              {price} <span className="text-ink-soft">({priceParts})</span>
            </span>
          </p>
          <p className="text-ink-soft">{deadline}</p>
          {overrides === "" ? null : <p className="text-ink-soft">Exception du Guichet : {overrides}.</p>}
        </li>
      ))}
    </ul>
  );
}

function CancelledDays({ days }: { days: DayView[] }) {
  return (
    <>
      <h3 className="mt-3">Annulé depuis</h3>
      <ul className="list-disc pl-6">
        {days.map(({ id, day, state, owed }) => (
          <li key={id}>
            {day} : {state.charAt(0).toLowerCase() + state.slice(1)}
            {owed ? `, ${owed}` : ""}.
          </li>
        ))}
      </ul>
    </>
  );
}

function Waiting({ entries, waitlists, readsMail }: { entries: EntryView[]; waitlists: Href; readsMail: boolean }) {
  return (
    <section aria-labelledby="attente" className="receipt-part">
      <h2 id="attente">Sur liste d&apos;attente</h2>
      <p>Ces jours ne sont pas réservés. Si une place se libère, {readsMail ? "nous vous écrivons" : "le Guichet vous appelle, ou vous envoie un courrier"}.</p>
      <ul className="mt-2 list-disc pl-6">
        {entries.map(({ id, childName, day, rank, isOffered, until }) => (
          <li key={id}>
            {childName}, {day} : {isOffered ? `une place vous est proposée jusqu'au ${until ?? ""}` : rank}.
          </li>
        ))}
      </ul>
      <MenuLink href={waitlists} className="no-print">
        Voir les listes d&apos;attente
      </MenuLink>
    </section>
  );
}
