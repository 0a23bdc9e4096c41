CREATE TABLE "closure" (
	"id" text PRIMARY KEY NOT NULL,
	"center_id" text NOT NULL,
	"starts_on" text NOT NULL,
	"ends_on" text NOT NULL,
	"reason" text NOT NULL,
	"decided_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "closure_has_days" CHECK ("closure"."starts_on" ~ '^\d{4}-\d{2}-\d{2}$' and "closure"."ends_on" ~ '^\d{4}-\d{2}-\d{2}$' and "closure"."starts_on" <= "closure"."ends_on")
);
--> statement-breakpoint
CREATE TABLE "supervision_ratio" (
	"season" text NOT NULL,
	"valid_from" text NOT NULL,
	"is_under_six" boolean NOT NULL,
	"is_long_day" boolean NOT NULL,
	"children_per_animator" integer NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "supervision_ratio_season_valid_from_is_under_six_is_long_day_pk" PRIMARY KEY("season","valid_from","is_under_six","is_long_day"),
	CONSTRAINT "supervision_ratio_season_known" CHECK ("supervision_ratio"."season" in ('wednesdays', 'holidays')),
	CONSTRAINT "supervision_ratio_is_one" CHECK ("supervision_ratio"."valid_from" ~ '^\d{4}-\d{2}-\d{2}$' and "supervision_ratio"."children_per_animator" between 1 and 30)
);
--> statement-breakpoint
CREATE TABLE "attendance_mark" (
	"id" text PRIMARY KEY NOT NULL,
	"booking_id" text NOT NULL,
	"slot_id" text NOT NULL,
	"day" text NOT NULL,
	"kind" text NOT NULL,
	"undoes" text,
	"left_with" text,
	"marked_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"marked_by" text NOT NULL,
	CONSTRAINT "attendance_mark_kind_known" CHECK ("attendance_mark"."kind" in ('arrived', 'left', 'absent', 'absent_justified', 'undone')),
	CONSTRAINT "attendance_mark_undoes_one" CHECK (("attendance_mark"."kind" = 'undone') = ("attendance_mark"."undoes" is not null))
);
--> statement-breakpoint
CREATE TABLE "call_note" (
	"id" text PRIMARY KEY NOT NULL,
	"family_id" text NOT NULL,
	"staff_id" text NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "caller_check" (
	"id" text PRIMARY KEY NOT NULL,
	"family_id" text NOT NULL,
	"staff_id" text NOT NULL,
	"session_id" text NOT NULL,
	"matched" text[] NOT NULL,
	"has_passed" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "family_import" (
	"id" text PRIMARY KEY NOT NULL,
	"file_name" text NOT NULL,
	"sealed" text,
	"families" integer NOT NULL,
	"children" integer NOT NULL,
	"state" text DEFAULT 'checked' NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "family_import_state_known" CHECK ("family_import"."state" in ('checked', 'imported'))
);
--> statement-breakpoint
CREATE TABLE "phone_guardian" (
	"id" text PRIMARY KEY NOT NULL,
	"family_id" text NOT NULL,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"phone" text NOT NULL,
	"relation" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "phone_guardian_relation_known" CHECK ("phone_guardian"."relation" in ('mother', 'father', 'other_parent', 'legal_guardian'))
);
--> statement-breakpoint
CREATE TABLE "broadcast" (
	"id" text PRIMARY KEY NOT NULL,
	"scope" jsonb NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"families" integer NOT NULL,
	"sent_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desk_task" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"family_id" text NOT NULL,
	"notice" text,
	"about" text,
	"text" text NOT NULL,
	"due_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone,
	"done_by" text,
	"outcome" text,
	CONSTRAINT "desk_task_kind_known" CHECK ("desk_task"."kind" in ('tell', 'bounced', 'offer', 'call_back')),
	CONSTRAINT "desk_task_done_by_somebody" CHECK (("desk_task"."done_at" is null) = ("desk_task"."done_by" is null) and ("desk_task"."done_at" is null) = ("desk_task"."outcome" is null))
);
--> statement-breakpoint
CREATE TABLE "passkey" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" text NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] NOT NULL,
	"name" text NOT NULL,
	"is_backed_up" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "second_factor_step" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"account_id" text NOT NULL,
	"auth_epoch" integer NOT NULL,
	"challenge" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_center" (
	"account_id" text NOT NULL,
	"center_id" text NOT NULL,
	CONSTRAINT "staff_center_account_id_center_id_pk" PRIMARY KEY("account_id","center_id")
);
--> statement-breakpoint
CREATE TABLE "staff_invitation" (
	"id" text PRIMARY KEY NOT NULL,
	"email_canonical" text NOT NULL,
	"email_as_typed" text NOT NULL,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"role" text NOT NULL,
	"center_ids" text[] NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "staff_invitation_role_known" CHECK ("staff_invitation"."role" in ('agent', 'center', 'manager'))
);
--> statement-breakpoint
CREATE TABLE "staff_member" (
	"account_id" text PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "staff_member_role_known" CHECK ("staff_member"."role" in ('agent', 'center', 'manager'))
);
--> statement-breakpoint
CREATE TABLE "totp_secret" (
	"account_id" text PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL,
	"last_step" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "booking_request" ALTER COLUMN "account_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "slot" ADD COLUMN "closure_id" text;--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "overrides" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "is_extra" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "booking_request" ADD COLUMN "staff_id" text;--> statement-breakpoint
ALTER TABLE "booking_request" ADD COLUMN "override_reason" text;--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "judged_by" text;--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "judged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "closure" ADD CONSTRAINT "closure_center_id_center_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."center"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_mark" ADD CONSTRAINT "attendance_mark_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_mark" ADD CONSTRAINT "attendance_mark_on_the_day_of_its_slot" FOREIGN KEY ("slot_id","day") REFERENCES "public"."slot"("id","day") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_note" ADD CONSTRAINT "call_note_family_id_family_id_fk" FOREIGN KEY ("family_id") REFERENCES "public"."family"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "caller_check" ADD CONSTRAINT "caller_check_family_id_family_id_fk" FOREIGN KEY ("family_id") REFERENCES "public"."family"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_guardian" ADD CONSTRAINT "phone_guardian_family_id_family_id_fk" FOREIGN KEY ("family_id") REFERENCES "public"."family"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_task" ADD CONSTRAINT "desk_task_family_id_family_id_fk" FOREIGN KEY ("family_id") REFERENCES "public"."family"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factor_step" ADD CONSTRAINT "second_factor_step_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_center" ADD CONSTRAINT "staff_center_account_id_staff_member_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."staff_member"("account_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_center" ADD CONSTRAINT "staff_center_center_id_center_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."center"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_member" ADD CONSTRAINT "staff_member_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "totp_secret" ADD CONSTRAINT "totp_secret_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "closure_by_center" ON "closure" USING btree ("center_id","starts_on");--> statement-breakpoint
CREATE INDEX "attendance_mark_by_booking" ON "attendance_mark" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "attendance_mark_by_slot" ON "attendance_mark" USING btree ("slot_id");--> statement-breakpoint
CREATE INDEX "call_note_by_family" ON "call_note" USING btree ("family_id","created_at");--> statement-breakpoint
CREATE INDEX "caller_check_of_session" ON "caller_check" USING btree ("session_id","family_id","created_at");--> statement-breakpoint
CREATE INDEX "caller_check_by_family" ON "caller_check" USING btree ("family_id","created_at");--> statement-breakpoint
CREATE INDEX "family_import_by_age" ON "family_import" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "phone_guardian_by_family" ON "phone_guardian" USING btree ("family_id");--> statement-breakpoint
CREATE INDEX "desk_task_to_do" ON "desk_task" USING btree ("due_at","created_at") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "desk_task_by_family" ON "desk_task" USING btree ("family_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "desk_task_told_once" ON "desk_task" USING btree ("family_id","notice","about") WHERE about is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "passkey_one_per_credential" ON "passkey" USING btree ("credential_id");--> statement-breakpoint
CREATE INDEX "passkey_by_account" ON "passkey" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "recovery_code_once" ON "recovery_code" USING btree ("account_id","code_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "second_factor_step_one_per_token" ON "second_factor_step" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "second_factor_step_by_expiry" ON "second_factor_step" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_invitation_one_per_token" ON "staff_invitation" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_invitation_one_live_per_address" ON "staff_invitation" USING btree ("email_canonical") WHERE used_at is null and cancelled_at is null;--> statement-breakpoint
ALTER TABLE "slot" ADD CONSTRAINT "slot_closure_id_closure_id_fk" FOREIGN KEY ("closure_id") REFERENCES "public"."closure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_event_by_actor" ON "audit_event" USING btree ("actor_id","at");--> statement-breakpoint
CREATE INDEX "audit_event_by_action" ON "audit_event" USING btree ("action","at");--> statement-breakpoint
CREATE INDEX "document_to_judge" ON "document" USING btree ("created_at") WHERE state = 'received';--> statement-breakpoint
CREATE INDEX "mail_dead" ON "mail" USING btree ("created_at") WHERE state = 'dead';--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_extra_is_an_override" CHECK (not "booking"."is_extra" or 'capacity' = any("booking"."overrides"));--> statement-breakpoint
ALTER TABLE "booking_request" ADD CONSTRAINT "booking_request_asked_by_somebody" CHECK (("booking_request"."channel" = 'desk') = ("booking_request"."staff_id" is not null) and ("booking_request"."channel" = 'web') = ("booking_request"."account_id" is not null));--> statement-breakpoint
ALTER TABLE "booking_request" ADD CONSTRAINT "booking_request_overridden_at_the_desk" CHECK ("booking_request"."override_reason" is null or "booking_request"."channel" = 'desk');