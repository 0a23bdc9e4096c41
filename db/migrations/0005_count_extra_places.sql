-- An extra place (R-DESK-2) is beyond the slot's capacity by a reasoned decision: it takes none of its places, and its end frees none.
-- Bookings get counters of their own that leave extras out; waiting lists keep theirs.
CREATE FUNCTION count_bookings_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE slot SET taken = taken + added.places
  FROM (SELECT slot_id, count(*)::integer AS places FROM new_rows WHERE state = 'confirmed' AND NOT is_extra GROUP BY slot_id) AS added
  WHERE slot.id = added.slot_id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION count_bookings_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE slot SET taken = taken + changed.places
  FROM (
    SELECT slot_id, sum(places)::integer AS places
    FROM (
      SELECT slot_id, 1 AS places FROM new_rows WHERE state = 'confirmed' AND NOT is_extra
      UNION ALL
      SELECT slot_id, -1 FROM old_rows WHERE state = 'confirmed' AND NOT is_extra
    ) AS each
    GROUP BY slot_id HAVING sum(places) <> 0
  ) AS changed
  WHERE slot.id = changed.slot_id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION count_bookings_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE slot SET taken = taken - removed.places
  FROM (SELECT slot_id, count(*)::integer AS places FROM old_rows WHERE state = 'confirmed' AND NOT is_extra GROUP BY slot_id) AS removed
  WHERE slot.id = removed.slot_id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
DROP TRIGGER booking_places_added ON booking;
--> statement-breakpoint
DROP TRIGGER booking_places_changed ON booking;
--> statement-breakpoint
DROP TRIGGER booking_places_removed ON booking;
--> statement-breakpoint
CREATE TRIGGER booking_places_added AFTER INSERT ON booking REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_bookings_added();
--> statement-breakpoint
CREATE TRIGGER booking_places_changed AFTER UPDATE ON booking REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_bookings_changed();
--> statement-breakpoint
CREATE TRIGGER booking_places_removed AFTER DELETE ON booking REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION count_bookings_removed();
