CREATE TABLE "list_meanings" (
	"school_id" text NOT NULL,
	"heading" text NOT NULL,
	"column_letter" text NOT NULL,
	"meaning" text NOT NULL,
	"said_by" text NOT NULL,
	"said_at" bigint NOT NULL,
	CONSTRAINT "list_meanings_school_id_heading_column_letter_pk" PRIMARY KEY("school_id","heading","column_letter")
);
--> statement-breakpoint
ALTER TABLE "list_meanings" ADD CONSTRAINT "list_meanings_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;