CREATE TABLE "sightings" (
	"pupil_id" text NOT NULL,
	"day" text NOT NULL,
	"person_id" text NOT NULL,
	"school_id" text NOT NULL,
	"kind" text NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "sightings_pupil_id_day_person_id_school_id_kind_pk" PRIMARY KEY("pupil_id","day","person_id","school_id","kind"),
	CONSTRAINT "sightings_kind" CHECK ("sightings"."kind" in ('page', 'record', 'photo', 'file', 'search', 'class'))
);
--> statement-breakpoint
ALTER TABLE "photos" ADD COLUMN "file_let_go_at" bigint;--> statement-breakpoint
CREATE INDEX "sightings_by_day" ON "sightings" USING btree ("day","pupil_id");--> statement-breakpoint
CREATE INDEX "photos_by_digest" ON "photos" USING btree ("digest");--> statement-breakpoint
CREATE INDEX "photos_by_withdrawal" ON "photos" USING btree ("file_let_go_at","withdrawn_at");