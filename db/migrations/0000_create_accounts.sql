CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"email_canonical" text NOT NULL,
	"email_as_typed" text NOT NULL,
	"email_verified_at" timestamp with time zone DEFAULT now() NOT NULL,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"phone" text NOT NULL,
	"auth_epoch" integer DEFAULT 0 NOT NULL,
	"closes_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_kind_known" CHECK ("account"."kind" in ('parent', 'staff')),
	CONSTRAINT "account_status_known" CHECK ("account"."status" in ('active', 'closing', 'disabled')),
	CONSTRAINT "account_closing_has_a_date" CHECK (("account"."status" = 'closing') = ("account"."closes_at" is not null)),
	CONSTRAINT "account_address_is_canonical" CHECK ("account"."email_canonical" = lower("account"."email_canonical"))
);
--> statement-breakpoint
CREATE TABLE "account_token" (
	"id" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"account_id" text,
	"email_canonical" text NOT NULL,
	"email_as_typed" text NOT NULL,
	"token_hash" text NOT NULL,
	"binding_hash" text,
	"return_to" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "account_token_purpose_known" CHECK ("account_token"."purpose" in ('sign_in', 'reset_password', 'change_email', 'undo_email', 'cancel_closing'))
);
--> statement-breakpoint
CREATE TABLE "attempt" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credential" (
	"account_id" text PRIMARY KEY NOT NULL,
	"password_phc" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "known_device" (
	"account_id" text NOT NULL,
	"device_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "known_device_account_id_device_hash_pk" PRIMARY KEY("account_id","device_hash")
);
--> statement-breakpoint
CREATE TABLE "muted_address" (
	"key" text PRIMARY KEY NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pending_registration" (
	"id" text PRIMARY KEY NOT NULL,
	"email_canonical" text NOT NULL,
	"email_as_typed" text NOT NULL,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"phone" text NOT NULL,
	"password_phc" text NOT NULL,
	"token_hash" text NOT NULL,
	"binding_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"account_id" text NOT NULL,
	"auth_epoch" integer NOT NULL,
	"level" text NOT NULL,
	"user_agent" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"idle_expires_at" timestamp with time zone NOT NULL,
	"absolute_expires_at" timestamp with time zone NOT NULL,
	"stepped_up_at" timestamp with time zone,
	CONSTRAINT "session_level_known" CHECK ("session"."level" in ('link', 'password', 'mfa'))
);
--> statement-breakpoint
CREATE TABLE "audit_event" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"action" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"account_id" text,
	"channel" text NOT NULL,
	"request_id" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "audit_event_actor_known" CHECK ("audit_event"."actor_kind" in ('visitor', 'parent', 'staff', 'system'))
);
--> statement-breakpoint
CREATE TABLE "mail" (
	"id" text PRIMARY KEY NOT NULL,
	"notice" text NOT NULL,
	"account_id" text,
	"recipient_key" text NOT NULL,
	"sealed" text,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"leased_until" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"last_failure" text,
	CONSTRAINT "mail_state_known" CHECK ("mail"."state" in ('pending', 'sent', 'dead', 'withheld')),
	CONSTRAINT "mail_sealed_while_pending" CHECK (("mail"."state" = 'pending') = ("mail"."sealed" is not null))
);
--> statement-breakpoint
ALTER TABLE "account_token" ADD CONSTRAINT "account_token_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_device" ADD CONSTRAINT "known_device_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_one_per_address" ON "account" USING btree ("kind","email_canonical");--> statement-breakpoint
CREATE INDEX "account_due_for_closing" ON "account" USING btree ("closes_at") WHERE status = 'closing';--> statement-breakpoint
CREATE UNIQUE INDEX "account_token_one_per_token" ON "account_token" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "account_token_one_live_reset" ON "account_token" USING btree ("email_canonical") WHERE used_at is null and purpose = 'reset_password';--> statement-breakpoint
CREATE UNIQUE INDEX "account_token_one_live_link_per_browser" ON "account_token" USING btree ("email_canonical","binding_hash") WHERE used_at is null and purpose = 'sign_in';--> statement-breakpoint
CREATE INDEX "account_token_by_browser" ON "account_token" USING btree ("binding_hash","purpose","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "account_token_one_live_per_account" ON "account_token" USING btree ("account_id","purpose") WHERE used_at is null and purpose in ('change_email', 'cancel_closing');--> statement-breakpoint
CREATE INDEX "account_token_by_account" ON "account_token" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "account_token_by_expiry" ON "account_token" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "attempt_by_key" ON "attempt" USING btree ("kind","key","at");--> statement-breakpoint
CREATE INDEX "attempt_by_age" ON "attempt" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "pending_registration_one_per_token" ON "pending_registration" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "pending_registration_by_address" ON "pending_registration" USING btree ("email_canonical");--> statement-breakpoint
CREATE INDEX "pending_registration_by_browser" ON "pending_registration" USING btree ("binding_hash","created_at");--> statement-breakpoint
CREATE INDEX "pending_registration_by_age" ON "pending_registration" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "session_one_per_token" ON "session" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "session_by_account" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "session_by_expiry" ON "session" USING btree ("absolute_expires_at");--> statement-breakpoint
CREATE INDEX "audit_event_by_account" ON "audit_event" USING btree ("account_id","at");--> statement-breakpoint
CREATE INDEX "audit_event_by_age" ON "audit_event" USING btree ("at");--> statement-breakpoint
CREATE INDEX "mail_to_send" ON "mail" USING btree ("due_at") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "mail_by_account" ON "mail" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "mail_by_recipient" ON "mail" USING btree ("recipient_key","notice","created_at");--> statement-breakpoint
CREATE INDEX "mail_by_age" ON "mail" USING btree ("created_at");