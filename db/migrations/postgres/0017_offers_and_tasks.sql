CREATE TABLE "offers_to_all" (
	"school_id" text NOT NULL,
	"dimension" text NOT NULL,
	"indicator_id" text NOT NULL,
	"from_term" text NOT NULL,
	"before_term" text,
	"said_at" bigint NOT NULL,
	"said_by" text,
	"ended_at" bigint,
	"ended_by" text,
	CONSTRAINT "offers_to_all_school_id_indicator_id_from_term_pk" PRIMARY KEY("school_id","indicator_id","from_term")
);
--> statement-breakpoint
ALTER TABLE "marks" ADD COLUMN "task" text;--> statement-breakpoint
ALTER TABLE "offers_to_all" ADD CONSTRAINT "offers_to_all_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers_to_all" ADD CONSTRAINT "offers_to_all_said_by_persons_id_fk" FOREIGN KEY ("said_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers_to_all" ADD CONSTRAINT "offers_to_all_ended_by_persons_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;