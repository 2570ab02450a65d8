CREATE TABLE "school_ends" (
	"school_id" text PRIMARY KEY NOT NULL,
	"said_at" bigint NOT NULL,
	"said_by" text NOT NULL,
	"changes" json NOT NULL
);
--> statement-breakpoint
ALTER TABLE "school_ends" ADD CONSTRAINT "school_ends_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;