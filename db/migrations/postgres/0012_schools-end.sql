ALTER TABLE "schools" ADD COLUMN "last_day" text;--> statement-breakpoint
ALTER TABLE "schools" ADD COLUMN "goes_on_in" text;