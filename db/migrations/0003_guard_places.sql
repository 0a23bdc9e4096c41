-- slot.taken counts confirmed bookings and offered places (R-CAP-1). These triggers are its only writers, one update per slot and
-- statement, whoever wrote the rows; the CHECK on slot then refuses the place that is not there.
CREATE FUNCTION count_places_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE slot SET taken = taken + added.places
  FROM (SELECT slot_id, count(*)::integer AS places FROM new_rows WHERE state = TG_ARGV[0] GROUP BY slot_id) AS added
  WHERE slot.id = added.slot_id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION count_places_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE slot SET taken = taken + changed.places
  FROM (
    SELECT slot_id, sum(places)::integer AS places
    FROM (SELECT slot_id, 1 AS places FROM new_rows WHERE state = TG_ARGV[0] UNION ALL SELECT slot_id, -1 FROM old_rows WHERE state = TG_ARGV[0]) AS each
    GROUP BY slot_id HAVING sum(places) <> 0
  ) AS changed
  WHERE slot.id = changed.slot_id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION count_places_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE slot SET taken = taken - removed.places
  FROM (SELECT slot_id, count(*)::integer AS places FROM old_rows WHERE state = TG_ARGV[0] GROUP BY slot_id) AS removed
  WHERE slot.id = removed.slot_id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER booking_places_added AFTER INSERT ON booking REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_places_added('confirmed');
--> statement-breakpoint
CREATE TRIGGER booking_places_changed AFTER UPDATE ON booking REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_places_changed('confirmed');
--> statement-breakpoint
CREATE TRIGGER booking_places_removed AFTER DELETE ON booking REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION count_places_removed('confirmed');
--> statement-breakpoint
CREATE TRIGGER waitlist_entry_places_added AFTER INSERT ON waitlist_entry REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_places_added('offered');
--> statement-breakpoint
CREATE TRIGGER waitlist_entry_places_changed AFTER UPDATE ON waitlist_entry REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_places_changed('offered');
--> statement-breakpoint
CREATE TRIGGER waitlist_entry_places_removed AFTER DELETE ON waitlist_entry REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION count_places_removed('offered');
--> statement-breakpoint
-- Families plan their morning around an announced opening: it does not move any more.
CREATE FUNCTION refuse_opening_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.announced_at IS NOT NULL AND (OLD.announced_at, OLD.resident_opens_at, OLD.outside_opens_at) IS DISTINCT FROM (NEW.announced_at, NEW.resident_opens_at, NEW.outside_opens_at) THEN
    RAISE EXCEPTION 'an announced opening does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'booking_period_opening_is_locked';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER booking_period_opening_locked BEFORE UPDATE ON booking_period FOR EACH ROW EXECUTE FUNCTION refuse_opening_change();
