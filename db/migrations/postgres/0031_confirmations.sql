CREATE TABLE "confirmations" (
	"school_id" text NOT NULL,
	"id" text NOT NULL,
	"class_id" text NOT NULL,
	"term_id" text NOT NULL,
	"pupil_id" text NOT NULL,
	"number" bigint NOT NULL,
	"stage" text NOT NULL,
	"step" text NOT NULL,
	"hash" text NOT NULL,
	"excuse" text,
	"reason" text,
	"by_id" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "confirmations_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "confirmations_stage" CHECK ("confirmations"."stage" in ('guardian', 'homeroom', 'principal')),
	CONSTRAINT "confirmations_step" CHECK (("confirmations"."step" = 'take-back') = ("confirmations"."reason" is not null))
);
--> statement-breakpoint
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_term_id_terms_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_pupil_id_pupils_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_by_id_persons_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "confirmations_once" ON "confirmations" USING btree ("class_id","term_id","pupil_id","number");