CREATE TABLE "objections" (
	"school_id" text NOT NULL,
	"id" text NOT NULL,
	"notice_id" text NOT NULL,
	"class_id" text NOT NULL,
	"term_id" text NOT NULL,
	"number" bigint NOT NULL,
	"pupil_id" text NOT NULL,
	"by_id" text NOT NULL,
	"about" text NOT NULL,
	"activity_id" text,
	"text" text NOT NULL,
	"state" text NOT NULL,
	"sent_at" bigint NOT NULL,
	"reason" text,
	"answer" text,
	"answered_by" text,
	"answered_at" bigint,
	CONSTRAINT "objections_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "objections_about" CHECK (("objections"."about" = 'missing') = ("objections"."activity_id" is null)),
	CONSTRAINT "objections_state" CHECK ("objections"."state" in ('sent', 'upheld', 'refused')),
	CONSTRAINT "objections_decided" CHECK (("objections"."state" = 'sent') = ("objections"."answered_at" is null))
);
--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_term_id_terms_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_pupil_id_pupils_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_by_id_persons_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_answered_by_persons_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_school_id_notice_id_notices_school_id_id_fk" FOREIGN KEY ("school_id","notice_id") REFERENCES "public"."notices"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_school_id_activity_id_activities_school_id_id_fk" FOREIGN KEY ("school_id","activity_id") REFERENCES "public"."activities"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "objections_once" ON "objections" USING btree ("notice_id","number");--> statement-breakpoint
CREATE INDEX "objections_by_pupil" ON "objections" USING btree ("pupil_id","sent_at");--> statement-breakpoint
CREATE INDEX "objections_by_school" ON "objections" USING btree ("school_id","sent_at");