ALTER TABLE "waitlist_entry" DROP CONSTRAINT "waitlist_entry_passed_over_reason_known";--> statement-breakpoint
ALTER TABLE "mail" DROP CONSTRAINT "mail_sealed_while_pending";--> statement-breakpoint
DROP INDEX "mail_by_age";--> statement-breakpoint
ALTER TABLE "broadcast" ALTER COLUMN "families" SET DEFAULT 0;--> statement-breakpoint
ALTER TABLE "broadcast" ALTER COLUMN "sent_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "signed_in_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance_mark" ADD COLUMN "absence_reason" text;--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "waiver_reason" text;--> statement-breakpoint
ALTER TABLE "waitlist_entry" ADD COLUMN "priority_reason" text;--> statement-breakpoint
ALTER TABLE "waitlist_entry" ADD COLUMN "desk_reason" text;--> statement-breakpoint
ALTER TABLE "family" ADD COLUMN "forgotten_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "broadcast" ADD COLUMN "mails" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "broadcast" ADD COLUMN "tasks" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "broadcast" ADD COLUMN "written_by" text NOT NULL;--> statement-breakpoint
ALTER TABLE "broadcast" ADD COLUMN "sent_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "booking_by_day" ON "booking" USING btree ("day","slot_id");--> statement-breakpoint
CREATE INDEX "booking_request_by_period" ON "booking_request" USING btree ("booking_period_id","created_at");--> statement-breakpoint
CREATE INDEX "document_judged_last" ON "document" USING btree ("judged_at") WHERE judged_at is not null;--> statement-breakpoint
CREATE INDEX "broadcast_by_age" ON "broadcast" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "mail_by_notice" ON "mail" USING btree ("notice","created_at");--> statement-breakpoint
CREATE INDEX "mail_by_age" ON "mail" USING btree ("created_at","id");--> statement-breakpoint
ALTER TABLE "attendance_mark" ADD CONSTRAINT "attendance_mark_reason_known" CHECK ("attendance_mark"."absence_reason" in ('announced', 'certificate', 'center', 'other'));--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_waiver_of_a_late_fee" CHECK ("booking"."waiver_reason" is null or ("booking"."state" = 'cancelled_late' and "booking"."charged_cents" = 0));--> statement-breakpoint
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_priority_has_reason" CHECK (("waitlist_entry"."priority" = 0) = ("waitlist_entry"."priority_reason" is null));--> statement-breakpoint
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_passed_over_reason_known" CHECK ("waitlist_entry"."passed_over_reason" in ('siblings_together', 'already_booked', 'file_incomplete', 'desk_choice'));--> statement-breakpoint
ALTER TABLE "broadcast" ADD CONSTRAINT "broadcast_sent_by_somebody" CHECK (("broadcast"."sent_at" is null) = ("broadcast"."sent_by" is null));--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_sealed_while_pending" CHECK (case "mail"."state" when 'pending' then "mail"."sealed" is not null when 'dead' then true else "mail"."sealed" is null end);