CREATE TABLE "emblems" (
	"school_id" text PRIMARY KEY NOT NULL,
	"png" text,
	"motto" text,
	"said_by" text NOT NULL,
	"said_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "emblems" ADD CONSTRAINT "emblems_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;