CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE TABLE "family_search" (
	"family_id" text PRIMARY KEY NOT NULL,
	"words" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "family_search" ADD CONSTRAINT "family_search_family_id_family_id_fk" FOREIGN KEY ("family_id") REFERENCES "public"."family"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "family_search_by_words" ON "family_search" USING gin ("words" gin_trgm_ops) WITH (fastupdate=false);
--> statement-breakpoint
-- The same words as `searchable()` of lib/core/search.ts, each after a space; and once more without their spaces, so that « Legoff » finds « Le Goff ».
CREATE FUNCTION search_words(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN plain LIKE '% %' THEN ' ' || plain || ' ' || replace(plain, ' ', '') ELSE ' ' || plain END
  FROM (
    SELECT regexp_replace(regexp_replace(trim(regexp_replace(
      replace(replace(lower(regexp_replace(normalize(given, NFD), '[\u0300-\u036f]', '', 'g')), 'œ', 'oe'), 'Œ', 'oe'),
      '[^a-z0-9]+', ' ', 'g')), '\mst\M', 'saint', 'g'), '\mste\M', 'sainte', 'g') AS plain
  ) AS normalised
$$;
--> statement-breakpoint
-- +33612345678 is also looked for as 0612345678.
CREATE FUNCTION search_phone(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ' ' || regexp_replace(regexp_replace(given, '^\+33', '0'), '\D', '', 'g')
$$;
--> statement-breakpoint
CREATE FUNCTION refresh_family_search(ids text[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO family_search (family_id, words)
  SELECT family.id, coalesce(people.words, '') || coalesce(callers.words, '') || coalesce(children.words, '')
  FROM family
  LEFT JOIN LATERAL (
    SELECT string_agg(search_words(account.given_name) || search_words(account.family_name) || search_phone(account.phone) || ' ' || account.email_canonical, '') AS words
    FROM guardian JOIN account ON account.id = guardian.account_id WHERE guardian.family_id = family.id AND guardian.revoked_at IS NULL
  ) AS people ON true
  LEFT JOIN LATERAL (
    SELECT string_agg(search_words(given_name) || search_words(family_name) || search_phone(phone), '') AS words
    FROM phone_guardian WHERE phone_guardian.family_id = family.id AND removed_at IS NULL
  ) AS callers ON true
  LEFT JOIN LATERAL (
    SELECT string_agg(search_words(given_name) || search_words(family_name), '') AS words
    FROM child WHERE child.family_id = family.id AND removed_at IS NULL
  ) AS children ON true
  WHERE family.id = ANY (ids)
  ORDER BY family.id
  ON CONFLICT (family_id) DO UPDATE SET words = excluded.words WHERE family_search.words IS DISTINCT FROM excluded.words
$$;
--> statement-breakpoint
CREATE FUNCTION search_family_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_family_search(array(SELECT DISTINCT family_id FROM new_rows));
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION search_family_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_family_search(array(SELECT family_id FROM new_rows UNION SELECT family_id FROM old_rows));
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION search_family_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_family_search(array(SELECT DISTINCT family_id FROM old_rows));
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION search_account_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids text[];
BEGIN
  ids := array(
    SELECT DISTINCT guardian.family_id FROM new_rows JOIN old_rows ON old_rows.id = new_rows.id JOIN guardian ON guardian.account_id = new_rows.id
    WHERE (new_rows.given_name, new_rows.family_name, new_rows.phone, new_rows.email_canonical) IS DISTINCT FROM (old_rows.given_name, old_rows.family_name, old_rows.phone, old_rows.email_canonical)
  );
  IF cardinality(ids) > 0 THEN
    PERFORM refresh_family_search(ids);
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER guardian_search_added AFTER INSERT ON guardian REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION search_family_added();
--> statement-breakpoint
CREATE TRIGGER guardian_search_changed AFTER UPDATE ON guardian REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION search_family_changed();
--> statement-breakpoint
CREATE TRIGGER guardian_search_removed AFTER DELETE ON guardian REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION search_family_removed();
--> statement-breakpoint
CREATE TRIGGER phone_guardian_search_added AFTER INSERT ON phone_guardian REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION search_family_added();
--> statement-breakpoint
CREATE TRIGGER phone_guardian_search_changed AFTER UPDATE ON phone_guardian REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION search_family_changed();
--> statement-breakpoint
CREATE TRIGGER phone_guardian_search_removed AFTER DELETE ON phone_guardian REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION search_family_removed();
--> statement-breakpoint
CREATE TRIGGER child_search_added AFTER INSERT ON child REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION search_family_added();
--> statement-breakpoint
CREATE TRIGGER child_search_changed AFTER UPDATE ON child REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION search_family_changed();
--> statement-breakpoint
CREATE TRIGGER child_search_removed AFTER DELETE ON child REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION search_family_removed();
--> statement-breakpoint
CREATE TRIGGER account_search_changed AFTER UPDATE ON account REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION search_account_changed();
--> statement-breakpoint
SELECT refresh_family_search(array(SELECT id FROM family));
