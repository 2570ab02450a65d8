CREATE TABLE "pupil_names" (
	"pupil_id" text NOT NULL,
	"replaced_at" bigint NOT NULL,
	"name" text NOT NULL,
	"replaced_by" text NOT NULL,
	CONSTRAINT "pupil_names_pupil_id_replaced_at_pk" PRIMARY KEY("pupil_id","replaced_at")
);
--> statement-breakpoint
ALTER TABLE "pupil_names" ADD CONSTRAINT "pupil_names_pupil_id_pupils_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupils"("id") ON DELETE no action ON UPDATE no action;