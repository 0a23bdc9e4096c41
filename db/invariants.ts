import "server-only";
import { connect } from "./client";

/** What must be true whatever happened, as queries that count what is not. */
const invariants: Record<string, string> = {
  "places vendues au-delà de la capacité": "select count(*) from slot where taken not between 0 and capacity",
  "compteurs de places faux": `select count(*) from slot where taken <>
    (select count(*) from booking where slot_id = slot.id and state = 'confirmed' and not is_extra)
    + (select count(*) from waitlist_entry where slot_id = slot.id and state = 'offered')`,
  "réservations confirmées sans prix": "select count(*) from booking where state = 'confirmed' and (care_cents is null or meal_cents is null or price_rule = 'null'::jsonb)",
  "enfants à deux endroits le même jour": "select count(*) from (select from booking where state = 'confirmed' group by child_id, day having count(*) > 1) as twice",
  "mails à envoyer sans contenu": "select count(*) from mail where state = 'pending' and sealed is null",
  "mails envoyés dont le contenu est resté": "select count(*) from mail where state = 'sent' and sealed is not null",
  "gardes du journal absentes": `select 1 - count(*) from pg_trigger where tgname = 'audit_event_append_only' and tgrelid = 'audit_event'::regclass and tgenabled = 'O'`,
  "déclencheurs arrêtés": "select count(*) from pg_trigger join pg_class on pg_class.oid = tgrelid where relnamespace = 'public'::regnamespace and not tgisinternal and tgenabled <> 'O'",
  "contraintes non vérifiées": "select count(*) from pg_constraint where connamespace = 'public'::regnamespace and not convalidated",
};

/** How many invariants were looked at, and in words what is not as it must be; nothing when all is well. */
export async function findBroken(ownerUrl: string): Promise<{ looked: number; broken: string[] }> {
  const { $client } = connect(ownerUrl, 1, "portail-familles-check");
  try {
    await $client`set statement_timeout = 0`;
    const broken: string[] = [];
    for (const [words, query] of Object.entries(invariants)) {
      const [row] = await $client.unsafe(`select (${query})::integer as found`);
      if (row?.found !== 0) broken.push(`${row?.found} ${words}`);
    }
    return { looked: Object.keys(invariants).length, broken };
  } finally {
    await $client.end({ timeout: 5 });
  }
}

/** The names of the files that pages of documents need. */
export async function listPageKeys(ownerUrl: string): Promise<string[]> {
  const { $client } = connect(ownerUrl, 1, "portail-familles-check");
  try {
    const rows = await $client<{ key: string }[]>`select storage_key as key from document_page order by 1`;
    return rows.map(({ key }) => key);
  } finally {
    await $client.end({ timeout: 5 });
  }
}
