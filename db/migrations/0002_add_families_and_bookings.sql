CREATE TABLE "age_group" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"name" text NOT NULL,
	"from_years" integer NOT NULL,
	"to_years" integer NOT NULL,
	CONSTRAINT "age_group_in_its_programme" UNIQUE("programme_id","id"),
	CONSTRAINT "age_group_is_a_range" CHECK ("age_group"."from_years" <= "age_group"."to_years")
);
--> statement-breakpoint
CREATE TABLE "booking_period" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"starts_on" text NOT NULL,
	"ends_on" text NOT NULL,
	"resident_opens_at" timestamp with time zone NOT NULL,
	"outside_opens_at" timestamp with time zone NOT NULL,
	"announced_at" timestamp with time zone,
	CONSTRAINT "booking_period_has_days" CHECK ("booking_period"."starts_on" ~ '^\d{4}-\d{2}-\d{2}$' and "booking_period"."ends_on" ~ '^\d{4}-\d{2}-\d{2}$' and "booking_period"."starts_on" <= "booking_period"."ends_on"),
	CONSTRAINT "booking_period_residents_first" CHECK ("booking_period"."resident_opens_at" <= "booking_period"."outside_opens_at")
);
--> statement-breakpoint
CREATE TABLE "center" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"address_line" text NOT NULL,
	"commune_insee" text NOT NULL,
	"phone" text NOT NULL,
	"summary" text NOT NULL,
	CONSTRAINT "center_one_per_slug" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "programme" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"center_id" text NOT NULL,
	"offer" text NOT NULL,
	"season" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"add_deadline" jsonb NOT NULL,
	"cancel_deadline" jsonb NOT NULL,
	"late_cancel_share" integer NOT NULL,
	"tariff_id" text NOT NULL,
	"is_published" boolean DEFAULT true NOT NULL,
	CONSTRAINT "programme_offer_known" CHECK ("programme"."offer" in ('leisure', 'youth')),
	CONSTRAINT "programme_season_known" CHECK ("programme"."season" in ('wednesdays', 'holidays')),
	CONSTRAINT "programme_late_share" CHECK ("programme"."late_cancel_share" between 0 and 10000)
);
--> statement-breakpoint
CREATE TABLE "programme_requirement" (
	"programme_id" text NOT NULL,
	"item" text NOT NULL,
	"is_blocking" boolean NOT NULL,
	CONSTRAINT "programme_requirement_programme_id_item_pk" PRIMARY KEY("programme_id","item"),
	CONSTRAINT "programme_requirement_known" CHECK ("programme_requirement"."item" in ('address', 'emergency_contact', 'health_record', 'care_consent', 'vaccines', 'insurance', 'quotient', 'care_plan', 'swim_test', 'court_order'))
);
--> statement-breakpoint
CREATE TABLE "slot" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"booking_period_id" text NOT NULL,
	"age_group_id" text NOT NULL,
	"day" text NOT NULL,
	"formula" text NOT NULL,
	"title" text,
	"places" integer NOT NULL,
	"animators" integer NOT NULL,
	"children_per_animator" integer NOT NULL,
	"capacity" integer GENERATED ALWAYS AS (least(places, animators * children_per_animator)) STORED NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	"closed_reason" text,
	CONSTRAINT "slot_on_its_day" UNIQUE("id","day"),
	CONSTRAINT "slot_on_a_day" CHECK ("slot"."day" ~ '^\d{4}-\d{2}-\d{2}$'),
	CONSTRAINT "slot_formula_known" CHECK ("slot"."formula" in ('day', 'morning', 'afternoon', 'outing')),
	CONSTRAINT "slot_closed_reason_known" CHECK ("slot"."closed_reason" in ('public_holiday', 'closure')),
	CONSTRAINT "slot_numbers" CHECK ("slot"."places" >= 0 and "slot"."animators" >= 0 and "slot"."children_per_animator" > 0),
	CONSTRAINT "slot_never_overbooked" CHECK ("slot"."taken" between 0 and least("slot"."places", "slot"."animators" * "slot"."children_per_animator"))
);
--> statement-breakpoint
CREATE TABLE "family_quotient" (
	"id" text PRIMARY KEY NOT NULL,
	"family_id" text NOT NULL,
	"amount" integer NOT NULL,
	"state" text DEFAULT 'declared' NOT NULL,
	"document_id" text,
	"valid_from" text NOT NULL,
	"valid_until" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "family_quotient_is_an_index" CHECK ("family_quotient"."amount" between 0 and 99999),
	CONSTRAINT "family_quotient_state_known" CHECK ("family_quotient"."state" in ('declared', 'proved', 'refused')),
	CONSTRAINT "family_quotient_has_days" CHECK ("family_quotient"."valid_from" ~ '^\d{4}-\d{2}-\d{2}$' and "family_quotient"."valid_until" ~ '^\d{4}-\d{2}-\d{2}$' and "family_quotient"."valid_from" <= "family_quotient"."valid_until")
);
--> statement-breakpoint
CREATE TABLE "quotient_band" (
	"valid_from" text NOT NULL,
	"band" integer NOT NULL,
	"up_to" integer,
	CONSTRAINT "quotient_band_valid_from_band_pk" PRIMARY KEY("valid_from","band"),
	CONSTRAINT "quotient_band_from_a_day" CHECK ("quotient_band"."valid_from" ~ '^\d{4}-\d{2}-\d{2}$')
);
--> statement-breakpoint
CREATE TABLE "tariff" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tariff_modifier" (
	"tariff_id" text NOT NULL,
	"valid_from" text NOT NULL,
	"outside_share" integer NOT NULL,
	"outside_cap_cents" integer,
	"sibling_shares" integer[] NOT NULL,
	CONSTRAINT "tariff_modifier_tariff_id_valid_from_pk" PRIMARY KEY("tariff_id","valid_from")
);
--> statement-breakpoint
CREATE TABLE "tariff_rate" (
	"tariff_id" text NOT NULL,
	"valid_from" text NOT NULL,
	"formula" text NOT NULL,
	"band" integer NOT NULL,
	"care_cents" integer NOT NULL,
	"meal_cents" integer NOT NULL,
	CONSTRAINT "tariff_rate_tariff_id_valid_from_formula_band_pk" PRIMARY KEY("tariff_id","valid_from","formula","band"),
	CONSTRAINT "tariff_rate_formula_known" CHECK ("tariff_rate"."formula" in ('day', 'morning', 'afternoon', 'outing')),
	CONSTRAINT "tariff_rate_is_no_debt" CHECK ("tariff_rate"."care_cents" >= 0 and "tariff_rate"."meal_cents" >= 0)
);
--> statement-breakpoint
CREATE TABLE "booking" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"family_id" text NOT NULL,
	"child_id" text NOT NULL,
	"slot_id" text NOT NULL,
	"day" text NOT NULL,
	"state" text DEFAULT 'confirmed' NOT NULL,
	"care_cents" integer NOT NULL,
	"meal_cents" integer NOT NULL,
	"price_rule" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"cancelled_at" timestamp with time zone,
	"charged_cents" integer,
	"replaced_by" text,
	CONSTRAINT "booking_state_known" CHECK ("booking"."state" in ('confirmed', 'cancelled', 'cancelled_late', 'cancelled_by_center')),
	CONSTRAINT "booking_cancelled_at_a_time" CHECK (("booking"."state" = 'confirmed') = ("booking"."cancelled_at" is null) and ("booking"."state" = 'confirmed') = ("booking"."charged_cents" is null)),
	CONSTRAINT "booking_price_is_no_debt" CHECK ("booking"."care_cents" >= 0 and "booking"."meal_cents" >= 0)
);
--> statement-breakpoint
CREATE TABLE "booking_request" (
	"id" text PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"family_id" text NOT NULL,
	"account_id" text NOT NULL,
	"channel" text DEFAULT 'web' NOT NULL,
	"submission_key" text NOT NULL,
	"programme_id" text NOT NULL,
	"booking_period_id" text NOT NULL,
	"formula" text NOT NULL,
	"is_together" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "booking_request_of_its_family" UNIQUE("family_id","id")
);
--> statement-breakpoint
CREATE TABLE "calendar_feed" (
	"account_id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refused_wish" (
	"request_id" text NOT NULL,
	"family_id" text NOT NULL,
	"child_id" text NOT NULL,
	"day" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "refused_wish_request_id_child_id_day_pk" PRIMARY KEY("request_id","child_id","day"),
	CONSTRAINT "refused_wish_reason_known" CHECK ("refused_wish"."reason" in ('not_open', 'too_late', 'closed', 'too_young', 'too_old', 'no_slot', 'already_booked', 'already_waiting', 'file_incomplete', 'full', 'sibling'))
);
--> statement-breakpoint
CREATE TABLE "waitlist_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"family_id" text NOT NULL,
	"child_id" text NOT NULL,
	"slot_id" text NOT NULL,
	"day" text NOT NULL,
	"is_together" boolean NOT NULL,
	"tier" integer NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"offered_at" timestamp with time zone,
	"offer_expires_at" timestamp with time zone,
	"offer_token_hash" text,
	"passed_over_at" timestamp with time zone,
	"passed_over_reason" text,
	"ended_at" timestamp with time zone,
	CONSTRAINT "waitlist_entry_state_known" CHECK ("waitlist_entry"."state" in ('waiting', 'offered', 'accepted', 'declined', 'expired', 'left', 'lapsed')),
	CONSTRAINT "waitlist_entry_offered_until" CHECK ("waitlist_entry"."state" <> 'offered' or ("waitlist_entry"."offer_expires_at" is not null and "waitlist_entry"."offered_at" is not null)),
	CONSTRAINT "waitlist_entry_ended_at_a_time" CHECK (("waitlist_entry"."state" in ('waiting', 'offered')) = ("waitlist_entry"."ended_at" is null)),
	CONSTRAINT "waitlist_entry_passed_over_reason_known" CHECK ("waitlist_entry"."passed_over_reason" in ('siblings_together', 'already_booked', 'file_incomplete'))
);
--> statement-breakpoint
CREATE TABLE "document" (
	"id" text PRIMARY KEY NOT NULL,
	"family_id" text NOT NULL,
	"child_id" text,
	"kind" text NOT NULL,
	"state" text DEFAULT 'received' NOT NULL,
	"refused_reason" text,
	"valid_until" text,
	"uploaded_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_kind_known" CHECK ("document"."kind" in ('vaccines', 'insurance', 'quotient', 'care_plan', 'swim_test', 'court_order')),
	CONSTRAINT "document_state_known" CHECK ("document"."state" in ('received', 'accepted', 'refused')),
	CONSTRAINT "document_refused_with_a_reason" CHECK (("document"."state" = 'refused') = ("document"."refused_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "document_page" (
	"document_id" text NOT NULL,
	"position" integer NOT NULL,
	"media_type" text NOT NULL,
	"byte_size" integer NOT NULL,
	"storage_key" text NOT NULL,
	CONSTRAINT "document_page_document_id_position_pk" PRIMARY KEY("document_id","position")
);
--> statement-breakpoint
CREATE TABLE "child" (
	"id" text PRIMARY KEY NOT NULL,
	"family_id" text NOT NULL,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"born_on" text NOT NULL,
	"school_level" text NOT NULL,
	"school" text,
	"meal" text DEFAULT 'standard' NOT NULL,
	"custody" text,
	"other_household_name" text,
	"other_household_phone" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "child_in_its_family" UNIQUE("family_id","id"),
	CONSTRAINT "child_born_on_a_day" CHECK ("child"."born_on" ~ '^\d{4}-\d{2}-\d{2}$'),
	CONSTRAINT "child_level_known" CHECK ("child"."school_level" in ('none', 'ps', 'ms', 'gs', 'cp', 'ce1', 'ce2', 'cm1', 'cm2', '6e', '5e', '4e', '3e', '2de', '1re', 'terminale', 'other')),
	CONSTRAINT "child_meal_known" CHECK ("child"."meal" in ('standard', 'no_pork', 'no_meat', 'care_plan')),
	CONSTRAINT "child_custody_known" CHECK ("child"."custody" in ('one_home', 'alternating', 'mostly_here', 'mostly_elsewhere'))
);
--> statement-breakpoint
CREATE TABLE "commune" (
	"insee" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"postcodes" text[] NOT NULL,
	"search_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consent" (
	"id" text PRIMARY KEY NOT NULL,
	"family_id" text NOT NULL,
	"child_id" text NOT NULL,
	"kind" text NOT NULL,
	"is_granted" boolean NOT NULL,
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" text NOT NULL,
	CONSTRAINT "consent_kind_known" CHECK ("consent"."kind" in ('emergency_care', 'photos', 'outings', 'leave_alone'))
);
--> statement-breakpoint
CREATE TABLE "contact" (
	"id" text PRIMARY KEY NOT NULL,
	"family_id" text NOT NULL,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"phone" text NOT NULL,
	"relation" text NOT NULL,
	"is_emergency" boolean NOT NULL,
	"may_pick_up" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contact_relation_known" CHECK ("contact"."relation" in ('grandparent', 'relative', 'friend', 'neighbour', 'childminder', 'other')),
	CONSTRAINT "contact_serves_something" CHECK ("contact"."is_emergency" or "contact"."may_pick_up")
);
--> statement-breakpoint
CREATE TABLE "family" (
	"id" text PRIMARY KEY NOT NULL,
	"address_line" text,
	"address_extra" text,
	"postcode" text,
	"commune_insee" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "guardian" (
	"id" text PRIMARY KEY NOT NULL,
	"family_id" text NOT NULL,
	"account_id" text NOT NULL,
	"relation" text,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "guardian_relation_known" CHECK ("guardian"."relation" in ('mother', 'father', 'other_parent', 'legal_guardian'))
);
--> statement-breakpoint
CREATE TABLE "guardian_invitation" (
	"id" text PRIMARY KEY NOT NULL,
	"family_id" text NOT NULL,
	"invited_by" text NOT NULL,
	"email_canonical" text NOT NULL,
	"email_as_typed" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "health_record" (
	"child_id" text PRIMARY KEY NOT NULL,
	"family_id" text NOT NULL,
	"allergies" text NOT NULL,
	"care_plan" text NOT NULL,
	"treatment" text NOT NULL,
	"doctor" text NOT NULL,
	"vaccines" text NOT NULL,
	"confirmed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_event" ADD COLUMN "family_id" text;--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "about" text;--> statement-breakpoint
ALTER TABLE "age_group" ADD CONSTRAINT "age_group_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "center" ADD CONSTRAINT "center_commune_insee_commune_insee_fk" FOREIGN KEY ("commune_insee") REFERENCES "public"."commune"("insee") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme" ADD CONSTRAINT "programme_center_id_center_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."center"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme" ADD CONSTRAINT "programme_tariff_id_tariff_id_fk" FOREIGN KEY ("tariff_id") REFERENCES "public"."tariff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_requirement" ADD CONSTRAINT "programme_requirement_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot" ADD CONSTRAINT "slot_booking_period_id_booking_period_id_fk" FOREIGN KEY ("booking_period_id") REFERENCES "public"."booking_period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot" ADD CONSTRAINT "slot_group_of_its_programme" FOREIGN KEY ("programme_id","age_group_id") REFERENCES "public"."age_group"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "family_quotient" ADD CONSTRAINT "family_quotient_family_id_family_id_fk" FOREIGN KEY ("family_id") REFERENCES "public"."family"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "family_quotient" ADD CONSTRAINT "family_quotient_document_id_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."document"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tariff_modifier" ADD CONSTRAINT "tariff_modifier_tariff_id_tariff_id_fk" FOREIGN KEY ("tariff_id") REFERENCES "public"."tariff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tariff_rate" ADD CONSTRAINT "tariff_rate_tariff_id_tariff_id_fk" FOREIGN KEY ("tariff_id") REFERENCES "public"."tariff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_of_its_request" FOREIGN KEY ("family_id","request_id") REFERENCES "public"."booking_request"("family_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_child_of_its_family" FOREIGN KEY ("family_id","child_id") REFERENCES "public"."child"("family_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_on_the_day_of_its_slot" FOREIGN KEY ("slot_id","day") REFERENCES "public"."slot"("id","day") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_request" ADD CONSTRAINT "booking_request_family_id_family_id_fk" FOREIGN KEY ("family_id") REFERENCES "public"."family"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_request" ADD CONSTRAINT "booking_request_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_request" ADD CONSTRAINT "booking_request_booking_period_id_booking_period_id_fk" FOREIGN KEY ("booking_period_id") REFERENCES "public"."booking_period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refused_wish" ADD CONSTRAINT "refused_wish_of_its_request" FOREIGN KEY ("family_id","request_id") REFERENCES "public"."booking_request"("family_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refused_wish" ADD CONSTRAINT "refused_wish_child_of_its_family" FOREIGN KEY ("family_id","child_id") REFERENCES "public"."child"("family_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_of_its_request" FOREIGN KEY ("family_id","request_id") REFERENCES "public"."booking_request"("family_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_child_of_its_family" FOREIGN KEY ("family_id","child_id") REFERENCES "public"."child"("family_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_on_the_day_of_its_slot" FOREIGN KEY ("slot_id","day") REFERENCES "public"."slot"("id","day") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_family_id_family_id_fk" FOREIGN KEY ("family_id") REFERENCES "public"."family"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_child_of_its_family" FOREIGN KEY ("family_id","child_id") REFERENCES "public"."child"("family_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_page" ADD CONSTRAINT "document_page_document_id_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."document"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child" ADD CONSTRAINT "child_family_id_family_id_fk" FOREIGN KEY ("family_id") REFERENCES "public"."family"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_child_of_its_family" FOREIGN KEY ("family_id","child_id") REFERENCES "public"."child"("family_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_family_id_family_id_fk" FOREIGN KEY ("family_id") REFERENCES "public"."family"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "family" ADD CONSTRAINT "family_commune_insee_commune_insee_fk" FOREIGN KEY ("commune_insee") REFERENCES "public"."commune"("insee") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardian" ADD CONSTRAINT "guardian_family_id_family_id_fk" FOREIGN KEY ("family_id") REFERENCES "public"."family"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardian" ADD CONSTRAINT "guardian_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardian_invitation" ADD CONSTRAINT "guardian_invitation_family_id_family_id_fk" FOREIGN KEY ("family_id") REFERENCES "public"."family"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_record" ADD CONSTRAINT "health_record_child_of_its_family" FOREIGN KEY ("family_id","child_id") REFERENCES "public"."child"("family_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "booking_period_one_per_slug" ON "booking_period" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "programme_one_per_slug" ON "programme" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "programme_by_center" ON "programme" USING btree ("center_id");--> statement-breakpoint
CREATE UNIQUE INDEX "slot_described_once" ON "slot" USING btree ("programme_id","age_group_id","day","formula");--> statement-breakpoint
CREATE INDEX "slot_by_period" ON "slot" USING btree ("booking_period_id","programme_id","formula","day");--> statement-breakpoint
CREATE INDEX "family_quotient_by_family" ON "family_quotient" USING btree ("family_id","valid_from");--> statement-breakpoint
CREATE UNIQUE INDEX "booking_one_per_child_day" ON "booking" USING btree ("child_id","day") WHERE state = 'confirmed';--> statement-breakpoint
CREATE INDEX "booking_by_family" ON "booking" USING btree ("family_id","day");--> statement-breakpoint
CREATE INDEX "booking_by_request" ON "booking" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "booking_by_slot" ON "booking" USING btree ("slot_id") WHERE state = 'confirmed';--> statement-breakpoint
CREATE UNIQUE INDEX "booking_request_one_per_reference" ON "booking_request" USING btree ("reference");--> statement-breakpoint
CREATE UNIQUE INDEX "booking_request_one_per_submission" ON "booking_request" USING btree ("family_id","submission_key");--> statement-breakpoint
CREATE INDEX "booking_request_by_family" ON "booking_request" USING btree ("family_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feed_one_per_token" ON "calendar_feed" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "waitlist_entry_one_per_child_slot" ON "waitlist_entry" USING btree ("child_id","slot_id") WHERE state in ('waiting', 'offered');--> statement-breakpoint
CREATE INDEX "waitlist_entry_in_rank" ON "waitlist_entry" USING btree ("slot_id","tier","priority" DESC NULLS LAST,"requested_at","id") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "waitlist_entry_by_family" ON "waitlist_entry" USING btree ("family_id","day");--> statement-breakpoint
CREATE INDEX "waitlist_entry_by_request" ON "waitlist_entry" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "waitlist_entry_by_offer" ON "waitlist_entry" USING btree ("offer_token_hash") WHERE offer_token_hash is not null;--> statement-breakpoint
CREATE INDEX "waitlist_entry_offer_ends" ON "waitlist_entry" USING btree ("offer_expires_at") WHERE state = 'offered';--> statement-breakpoint
CREATE INDEX "document_by_family" ON "document" USING btree ("family_id","kind","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "document_page_one_per_key" ON "document_page" USING btree ("storage_key");--> statement-breakpoint
CREATE UNIQUE INDEX "child_described_once" ON "child" USING btree ("family_id",lower("given_name"),"born_on") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "commune_by_search_name" ON "commune" USING btree ("search_name" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "consent_by_child" ON "consent" USING btree ("child_id","kind","decided_at");--> statement-breakpoint
CREATE INDEX "contact_by_family" ON "contact" USING btree ("family_id");--> statement-breakpoint
CREATE UNIQUE INDEX "guardian_one_family_per_account" ON "guardian" USING btree ("account_id") WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "guardian_by_family" ON "guardian" USING btree ("family_id");--> statement-breakpoint
CREATE UNIQUE INDEX "guardian_invitation_one_per_token" ON "guardian_invitation" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "guardian_invitation_one_live_per_address" ON "guardian_invitation" USING btree ("family_id","email_canonical") WHERE used_at is null and cancelled_at is null;--> statement-breakpoint
CREATE INDEX "guardian_invitation_by_address" ON "guardian_invitation" USING btree ("email_canonical");--> statement-breakpoint
CREATE INDEX "health_record_by_family" ON "health_record" USING btree ("family_id");--> statement-breakpoint
CREATE INDEX "audit_event_by_family" ON "audit_event" USING btree ("family_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "mail_told_once" ON "mail" USING btree ("notice","about") WHERE about is not null;