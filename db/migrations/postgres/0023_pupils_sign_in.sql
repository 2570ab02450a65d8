CREATE TABLE "pupil_lines" (
	"school_id" text PRIMARY KEY NOT NULL,
	"from_grade" bigint,
	"said_by" text NOT NULL,
	"said_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "pupil_lines" ADD CONSTRAINT "pupil_lines_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "grants_own_pupil" ON "grants" USING btree ("place_id") WHERE "grants"."role" = 'pupil';--> statement-breakpoint
CREATE UNIQUE INDEX "grants_own_person" ON "grants" USING btree ("person_id") WHERE "grants"."role" = 'pupil';