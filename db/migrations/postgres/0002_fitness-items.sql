DROP INDEX "marks_once";--> statement-breakpoint
ALTER TABLE "marks" ADD COLUMN "part" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "marks_once" ON "marks" USING btree ("school_id","activity_id","pupil_id","indicator_id","part");