ALTER TABLE "schools" ADD COLUMN "ended_on" text;--> statement-breakpoint
ALTER TABLE "schools" ADD COLUMN "goes_on_in" text;