CREATE TABLE "activity_versions" (
	"school_id" text NOT NULL,
	"activity_id" text NOT NULL,
	"version" bigint NOT NULL,
	"term_id" text NOT NULL,
	"title" text NOT NULL,
	"happened_on" text NOT NULL,
	"place" text,
	"organiser" text,
	"base_id" text,
	"note" text,
	"visibility" text NOT NULL,
	"replaced_at" bigint NOT NULL,
	"replaced_by" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "activity_versions_school_id_activity_id_version_pk" PRIMARY KEY("school_id","activity_id","version")
);
--> statement-breakpoint
DROP INDEX "enrolments_once";--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "version" bigint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "areas" ADD COLUMN "figures_on" text;--> statement-breakpoint
ALTER TABLE "pupils" ADD COLUMN "number_tail" text;--> statement-breakpoint
ALTER TABLE "terms" ADD COLUMN "holds_break_before" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "activity_versions" ADD CONSTRAINT "activity_versions_school_id_activity_id_activities_school_id_id_fk" FOREIGN KEY ("school_id","activity_id") REFERENCES "public"."activities"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "enrolments_once" ON "enrolments" USING btree ("school_id","class_id","term_id","pupil_id","starts_on");