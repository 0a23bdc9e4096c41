DROP INDEX "mail_by_age";--> statement-breakpoint
CREATE INDEX "account_of_parent_by_age" ON "account" USING btree ("created_at") WHERE kind = 'parent';--> statement-breakpoint
CREATE INDEX "slot_by_day" ON "slot" USING btree ("day","programme_id","id");--> statement-breakpoint
CREATE INDEX "waitlist_entry_alive" ON "waitlist_entry" USING btree ("day","slot_id","state") WHERE state in ('waiting', 'offered');--> statement-breakpoint
CREATE INDEX "desk_task_done" ON "desk_task" USING btree ("done_at" DESC NULLS LAST,"id") WHERE done_at is not null;--> statement-breakpoint
CREATE INDEX "mail_by_age" ON "mail" USING btree ("created_at","id","state");