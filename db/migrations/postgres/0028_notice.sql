CREATE TABLE "notice_hidings" (
	"pupil_id" text NOT NULL,
	"is_hidden" boolean NOT NULL,
	"said_by" text NOT NULL,
	"said_at" bigint NOT NULL,
	CONSTRAINT "notice_hidings_pupil_id_pk" PRIMARY KEY("pupil_id")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"school_id" text NOT NULL,
	"id" text NOT NULL,
	"class_id" text NOT NULL,
	"term_id" text NOT NULL,
	"starts_on" text NOT NULL,
	"ends_on" text NOT NULL,
	"standing" text,
	"opened_at" bigint NOT NULL,
	"opened_by" text NOT NULL,
	"stopped_at" bigint,
	"stopped_by" text,
	"stop_reason" text,
	CONSTRAINT "notices_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "notices_stopped" CHECK (("notices"."stopped_at" is null) = ("notices"."standing" is not null))
);
--> statement-breakpoint
CREATE TABLE "term_schemes" (
	"district_id" text NOT NULL,
	"version" bigint NOT NULL,
	"notice_days" bigint NOT NULL,
	"answer_days" bigint NOT NULL,
	"said_by" text NOT NULL,
	"said_at" bigint NOT NULL,
	CONSTRAINT "term_schemes_district_id_version_pk" PRIMARY KEY("district_id","version")
);
--> statement-breakpoint
ALTER TABLE "notice_hidings" ADD CONSTRAINT "notice_hidings_pupil_id_pupils_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_hidings" ADD CONSTRAINT "notice_hidings_said_by_persons_id_fk" FOREIGN KEY ("said_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_term_id_terms_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_opened_by_persons_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_stopped_by_persons_id_fk" FOREIGN KEY ("stopped_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "term_schemes" ADD CONSTRAINT "term_schemes_district_id_areas_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "term_schemes" ADD CONSTRAINT "term_schemes_said_by_persons_id_fk" FOREIGN KEY ("said_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "notices_once" ON "notices" USING btree ("standing");--> statement-breakpoint
CREATE INDEX "notices_by_class" ON "notices" USING btree ("class_id","term_id","opened_at");