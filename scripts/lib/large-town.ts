import postgres, { type TransactionSql } from "postgres";
import { Problem } from "./problem";

export type LargeTown = { families: number; bookings: number };

const CENTERS = 10;
const GROUPS = 3;
const DAYS_BEFORE = 365;
const DAYS_AFTER = 120;
const CHILDREN_EACH = 2;
const LEAST_PLACES = 80;
const CHILDREN_PER_ANIMATOR = 8;
const WEEKDAYS_OF_SEVEN = 5 / 7;

/**
 * A town of that many families and bookings beside what the database holds, in statements on whole sets. Ids are in the
 * order of the rows, so that every row finds its relations by arithmetic. Written once: a second call is refused.
 */
export async function seedLargeTown(url: string, { families, bookings }: LargeTown, say: (line: string) => void): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql.begin(async (tx) => {
      const [found] = await tx`select 1 from family where id = ${"fam_large000000000000001"}`;
      if (found) throw new Problem("La grande ville est déjà dans cette base.");
      say("Les familles…");
      await writeFamilies(tx, families);
      say("Les centres et les jours…");
      await writeCatalogue(tx, placesFor(bookings));
      say("Les réservations…");
      await writeBookings(tx, families, bookings);
      say("Les listes d'attente, les mails, le journal…");
      await writeTraces(tx, families);
      await writeDeskWork(tx, families);
    });
    say("Les statistiques…");
    await sql`vacuum (analyze)`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

const given = ["Léa", "Tom", "Zoé", "Hugo", "Chloé", "Noé", "Inès", "Malo", "Jeanne", "Gaspard", "Aïcha", "Yann", "Élise", "Nolan", "Maëlle", "Rayan", "Louise", "Titouan", "Sofia", "Eliott"];
const surnames = ["Martin", "Le Goff", "Moreau", "Bernard", "Guérin", "Lefèvre", "Diallo", "Nguyen", "Rousseau", "Benali", "Fournier", "Girard", "Caron", "Lambert", "Fontaine", "Roux", "Vincent", "Leroy", "Garnier", "Chevalier", "Mercier", "Perrin", "Morin", "Gauthier", "Hervé"];
const towns = ["44131", "44131", "44012", "44005", "44038", "44106", "44126", "44182", "44186", "44109"];

async function writeFamilies(tx: TransactionSql, families: number): Promise<void> {
  await tx`alter table guardian disable trigger guardian_search_added`;
  await tx`alter table child disable trigger child_search_added`;
  await tx`
    insert into family (id, address_line, postcode, commune_insee, created_at)
    select 'fam_large' || lpad(i::text, 15, '0'), 1 + i % 180 || ' rue des Dunes', '44210', (${towns}::text[])[1 + i % ${towns.length}::int], now() - (i % 900) * interval '1 day'
    from generate_series(1, ${families}::int) as i`;
  await tx`
    insert into account (id, kind, email_canonical, email_as_typed, given_name, family_name, phone, created_at)
    select 'acc_large' || lpad(i::text, 15, '0'), 'parent', 'famille' || i || '@grande-ville.example', 'famille' || i || '@grande-ville.example',
      (${given}::text[])[1 + (i * 7) % ${given.length}::int], (${surnames}::text[])[1 + i % ${surnames.length}::int] || ' ' || chr(65 + (i / 25) % 26), '+336' || lpad(((i::bigint * 48271) % 99999989)::text, 8, '0'), now() - (i % 900) * interval '1 day'
    from generate_series(1, ${families}::int) as i`;
  await tx`
    insert into guardian (id, family_id, account_id, relation)
    select 'gdn_large' || lpad(i::text, 15, '0'), 'fam_large' || lpad(i::text, 15, '0'), 'acc_large' || lpad(i::text, 15, '0'), 'mother' from generate_series(1, ${families}::int) as i`;
  await tx`
    insert into child (id, family_id, given_name, family_name, born_on, school_level)
    select 'chd_large' || lpad(i::text, 15, '0'), 'fam_large' || lpad((1 + i / ${CHILDREN_EACH}::int)::text, 15, '0'),
      (${given}::text[])[1 + (i * 3 + i / 40) % ${given.length}::int], (${surnames}::text[])[1 + (1 + i / 2) % ${surnames.length}::int] || ' ' || chr(65 + ((1 + i / 2) / 25) % 26),
      to_char(current_date - (1200 + (i * 37) % 3000), 'YYYY-MM-DD'), 'ce1'
    from generate_series(0, ${families * CHILDREN_EACH - 1}::int) as i`;
  await tx`alter table guardian enable trigger guardian_search_added`;
  await tx`alter table child enable trigger child_search_added`;
  const [{ index = "" } = {}] = await tx<{ index: string }[]>`select pg_get_indexdef('family_search_by_words'::regclass) as index`;
  await tx`drop index family_search_by_words`;
  // Without it, each family's people are looked for in whole tables, which seem empty until now.
  await tx`analyze family, guardian, account, child, phone_guardian`;
  await tx`select refresh_family_search(array(select id from family where id like 'fam_large%'))`;
  await tx.unsafe(index);
}

/** Places of a slot: as many as are taken on each day, and some. */
function placesFor(bookings: number): number {
  const slots = (DAYS_BEFORE + DAYS_AFTER) * WEEKDAYS_OF_SEVEN * CENTERS * GROUPS;
  return Math.max(LEAST_PLACES, Math.ceil((bookings / slots) * 1.1));
}

async function writeCatalogue(tx: TransactionSql, places: number): Promise<void> {
  const [tariff] = await tx<{ id: string }[]>`select id from tariff order by id limit 1`;
  if (!tariff) throw new Problem("Cette base n'a pas de tarif : lancez d'abord la démonstration, qui prépare la ville.");
  const deadline = JSON.stringify({ kind: "days_before", days: 2, at: "23:59", workingDaysOnly: false });
  await tx`
    insert into center (id, slug, name, address_line, commune_insee, phone, summary)
    select 'ctr_large' || lpad(c::text, 15, '0'), 'grand-centre-' || c, 'Grand centre ' || c, c || ' place du Marché', '44131', '+33240000001', 'Un centre de la grande ville.' from generate_series(1, ${CENTERS}::int) as c`;
  await tx`
    insert into programme (id, slug, center_id, offer, season, title, summary, add_deadline, cancel_deadline, late_cancel_share, tariff_id)
    select 'prg_large' || lpad(c::text, 15, '0'), 'grande-ville-' || c, 'ctr_large' || lpad(c::text, 15, '0'), 'leisure', 'holidays', 'Accueil du grand centre ' || c, 'Toute l''année.', ${deadline}::text::jsonb, ${deadline}::text::jsonb, 10000, ${tariff.id}
    from generate_series(1, ${CENTERS}::int) as c`;
  await tx`
    insert into age_group (id, programme_id, name, from_years, to_years)
    select 'agr_large' || lpad((c * 10 + g)::text, 15, '0'), 'prg_large' || lpad(c::text, 15, '0'), (${["3-5 ans", "6-8 ans", "9-11 ans"]}::text[])[g], 3 * g, 3 * g + 2
    from generate_series(1, ${CENTERS}::int) as c, generate_series(1, ${GROUPS}::int) as g`;
  await tx`
    insert into booking_period (id, slug, name, starts_on, ends_on, resident_opens_at, outside_opens_at, announced_at)
    select 'per_large' || lpad('1', 15, '0'), 'grande-ville', 'Grande ville', to_char(current_date - ${DAYS_BEFORE}::int, 'YYYY-MM-DD'), to_char(current_date + ${DAYS_AFTER}::int, 'YYYY-MM-DD'), opens, opens, opens - interval '30 days'
    from (select now() - interval '20 days' as opens) as each`;
  await tx`
    insert into slot (id, programme_id, booking_period_id, age_group_id, day, formula, places, animators, children_per_animator)
    select 'slt_large' || lpad((d * 1000 + c * 10 + g)::text, 15, '0'), 'prg_large' || lpad(c::text, 15, '0'), 'per_large' || lpad('1', 15, '0'), 'agr_large' || lpad((c * 10 + g)::text, 15, '0'),
      to_char(current_date - ${DAYS_BEFORE}::int + d, 'YYYY-MM-DD'), 'day', ${places}::int, ${Math.ceil(places / CHILDREN_PER_ANIMATOR)}::int, ${CHILDREN_PER_ANIMATOR}::int
    from generate_series(0, ${DAYS_BEFORE + DAYS_AFTER}::int) as d, generate_series(1, ${CENTERS}::int) as c, generate_series(1, ${GROUPS}::int) as g
    where extract(isodow from current_date - ${DAYS_BEFORE}::int + d) <= 5`;
}

async function writeBookings(tx: TransactionSql, families: number, bookings: number): Promise<void> {
  const children = families * CHILDREN_EACH;
  await tx`
    insert into booking_request (id, reference, family_id, account_id, submission_key, programme_id, booking_period_id, formula, is_together, created_at)
    select 'brq_large' || lpad(i::text, 15, '0'), 'PF-' || to_char(i, '"L"FM00-000'), 'fam_large' || lpad(i::text, 15, '0'), 'acc_large' || lpad(i::text, 15, '0'), 'large-' || i, 'prg_large' || lpad((1 + i % ${CENTERS}::int)::text, 15, '0'),
      'per_large' || lpad('1', 15, '0'), 'day', false, p.resident_opens_at + power(((i * 7919::bigint) % 10007) / 10007.0, 3) * interval '6 hours'
    from generate_series(1, ${families}::int) as i, booking_period p where p.slug = 'grande-ville'`;
  const price = JSON.stringify({ tariffFrom: "2020-01-01", band: 2, isQuotientProved: false, isResident: true, siblingRank: 1, siblingShare: 10_000 });
  await tx`
    with days as (select distinct day from slot where booking_period_id = 'per_large' || lpad('1', 15, '0')),
    numbered as (select day, row_number() over (order by day) - 1 as rank, count(*) over () as days from days),
    places as (
      select s.id as slot_id, s.day, n.rank * each.per_day + (row_number() over (partition by s.day order by s.id) - 1) * each.per_slot as first, each.per_slot
      from slot s join numbered n on n.day = s.day
      cross join lateral (select ceil(${bookings}::numeric / n.days / ${CENTERS * GROUPS}::int)::int as per_slot, ceil(${bookings}::numeric / n.days / ${CENTERS * GROUPS}::int)::int * ${CENTERS * GROUPS}::int as per_day) as each
      where s.booking_period_id = 'per_large' || lpad('1', 15, '0')),
    wishes as (select slot_id, day, (first + k) as turn, ((first + k) % ${children}::int)::int as c from places, generate_series(0, per_slot - 1) as k)
    insert into booking (id, request_id, family_id, child_id, slot_id, day, care_cents, meal_cents, price_rule, created_at)
    select 'bkg_large' || lpad(turn::text, 15, '0'), 'brq_large' || lpad((1 + c / ${CHILDREN_EACH}::int)::text, 15, '0'), 'fam_large' || lpad((1 + c / ${CHILDREN_EACH}::int)::text, 15, '0'), 'chd_large' || lpad(c::text, 15, '0'),
      slot_id, day, 800, 200, ${price}::text::jsonb, now() - interval '20 days'
    from wishes where turn < ${bookings}::int`;
}

/** What a family leaves, on average. */
const WAITING = 0.4;
const MAILS = 2;
const EVENTS = 4;
const PAPERS = 0.8;
const TASKS = 0.4;
const MARKED_DAYS = 30;

const actions = ["booking.requested", "booking.requested", "booking.cancelled", "session.opened", "child.added", "document.added", "waitlist.offered"];

async function writeTraces(tx: TransactionSql, families: number): Promise<void> {
  await tx`
    insert into waitlist_entry (id, request_id, family_id, child_id, slot_id, day, is_together, tier, requested_at)
    select 'wle_large' || lpad(i::text, 15, '0'), 'brq_large' || lpad(f.n, 15, '0'), 'fam_large' || lpad(f.n, 15, '0'), 'chd_large' || lpad((2 * (f.n::int - 1))::text, 15, '0'), s.id, s.day, false, 1 + i % 2, now() - i * interval '1 second'
    from generate_series(1, ${Math.round(families * WAITING)}::int) as i
    join lateral (select (1 + (i * 11) % ${families}::int)::text as n) as f on true
    join (select id, day, row_number() over (order by day, id) - 1 as rank, count(*) over () as total from slot where booking_period_id = 'per_large' || lpad('1', 15, '0') and day > to_char(current_date + 2, 'YYYY-MM-DD')) as s on s.rank = i % s.total
    on conflict do nothing`;
  await tx`update slot set places = taken where id in (select slot_id from waitlist_entry where id like 'wle_large%')`;
  await tx`
    insert into mail (id, notice, account_id, recipient_key, state, attempts, created_at, expires_at, sent_at)
    select 'mai_large' || lpad(i::text, 15, '0'), 'booking-receipt', 'acc_large' || lpad((1 + i % ${families}::int)::text, 15, '0'), 'large-' || i % ${families}::int, case when i % 400 = 0 then 'dead' else 'sent' end, 1,
      now() - (i % 86400) * interval '40 seconds', now() + interval '3 days', now() from generate_series(1, ${Math.round(families * MAILS)}::int) as i`;
  await tx`
    insert into audit_event (id, at, action, actor_kind, actor_id, account_id, family_id, channel, request_id)
    select 'aud_large' || lpad(i::text, 15, '0'), now() - (i % 300) * interval '1 day', (${actions}::text[])[1 + i % ${actions.length}::int], 'parent', 'acc_large' || lpad((1 + i % ${families}::int)::text, 15, '0'), 'acc_large' || lpad((1 + i % ${families}::int)::text, 15, '0'),
      'fam_large' || lpad((1 + i % ${families}::int)::text, 15, '0'), case when i % 11 = 0 then 'desk' else 'web' end, 'LARGE' from generate_series(1, ${Math.round(families * EVENTS)}::int) as i`;
}

/** What waits for the desk and what it has done: papers, tasks, and who came on the last days. */
async function writeDeskWork(tx: TransactionSql, families: number): Promise<void> {
  await tx`
    insert into document (id, family_id, child_id, kind, state, uploaded_by, created_at, judged_by, judged_at)
    select 'doc_large' || lpad(i::text, 15, '0'), 'fam_large' || lpad(f.n, 15, '0'), 'chd_large' || lpad((2 * (f.n::int - 1))::text, 15, '0'), case when i % 2 = 0 then 'vaccines' else 'insurance' end,
      case when i % 20 = 0 then 'received' else 'accepted' end, 'acc_large' || lpad(f.n, 15, '0'), now() - i * interval '10 minutes', case when i % 20 = 0 then null else 'acc_large' || lpad('1', 15, '0') end, case when i % 20 = 0 then null else now() - i * interval '9 minutes' end
    from generate_series(1, ${Math.round(families * PAPERS)}::int) as i join lateral (select (1 + (i * 7) % ${families}::int)::text as n) as f on true`;
  await tx`
    insert into desk_task (id, kind, family_id, notice, about, text, due_at, created_at, done_at, done_by, outcome)
    select 'tsk_large' || lpad(i::text, 15, '0'), 'tell', 'fam_large' || lpad((1 + (i * 3) % ${families}::int)::text, 15, '0'), 'booking-receipt', 'PF-' || to_char(i, '"L"FM00-000'), 'Ce que le mail aurait dit.', now() + (i % 100) * interval '1 hour', now() - i * interval '20 minutes',
      case when i % 10 = 0 then null else now() - i * interval '15 minutes' end, case when i % 10 = 0 then null else 'acc_large' || lpad('1', 15, '0') end, case when i % 10 = 0 then null else 'told' end
    from generate_series(1, ${Math.round(families * TASKS)}::int) as i`;
  await tx`
    insert into attendance_mark (id, booking_id, slot_id, day, kind, marked_at, marked_by)
    select 'atm_' || left(md5(b.id || kind), 20), b.id, b.slot_id, b.day, kind, b.day::date + at::time, 'acc_large' || lpad('1', 15, '0')
    from booking b, (values ('arrived', '08:20'), ('left', '17:40')) as noted (kind, at)
    where b.day between to_char(current_date - ${MARKED_DAYS}::int, 'YYYY-MM-DD') and to_char(current_date - 1, 'YYYY-MM-DD') and b.state = 'confirmed'`;
}
