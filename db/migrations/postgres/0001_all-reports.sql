CREATE TABLE "activity_templates" (
	"id" text PRIMARY KEY NOT NULL,
	"district_id" text NOT NULL,
	"school_id" text,
	"title" text NOT NULL,
	"sort_key" text NOT NULL,
	"indicator_ids" json NOT NULL,
	"place" text,
	"organiser" text,
	"base_id" text,
	"hours" double precision,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL,
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "adoptions" (
	"id" text PRIMARY KEY NOT NULL,
	"district_id" text NOT NULL,
	"owner_kind" text NOT NULL,
	"owner_id" text NOT NULL,
	"dimension" text NOT NULL,
	"indicator_id" text NOT NULL,
	"body" json,
	"adopted_at" bigint NOT NULL,
	"adopted_by" text,
	"ended_at" bigint,
	"ended_by" text,
	CONSTRAINT "adoptions_owner" CHECK ("adoptions"."owner_kind" in ('area', 'school'))
);
--> statement-breakpoint
CREATE TABLE "bases" (
	"id" text PRIMARY KEY NOT NULL,
	"district_id" text NOT NULL,
	"school_id" text,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"sort_key" text NOT NULL,
	"address" text,
	"ended_at" bigint,
	CONSTRAINT "bases_kind" CHECK ("bases"."kind" in ('base', 'organiser'))
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"pupil_id" text NOT NULL,
	"kind" text NOT NULL,
	"is_given" boolean NOT NULL,
	"person_id" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "consents_pupil_id_kind_pk" PRIMARY KEY("pupil_id","kind"),
	CONSTRAINT "consents_kind" CHECK ("consents"."kind" in ('photos'))
);
--> statement-breakpoint
CREATE TABLE "photo_pupils" (
	"school_id" text NOT NULL,
	"photo_id" text NOT NULL,
	"pupil_id" text NOT NULL,
	CONSTRAINT "photo_pupils_school_id_photo_id_pupil_id_pk" PRIMARY KEY("school_id","photo_id","pupil_id")
);
--> statement-breakpoint
CREATE TABLE "photos" (
	"school_id" text NOT NULL,
	"id" text NOT NULL,
	"activity_id" text NOT NULL,
	"digest" text NOT NULL,
	"width" bigint NOT NULL,
	"height" bigint NOT NULL,
	"bytes" bigint NOT NULL,
	"author_id" text NOT NULL,
	"entered_at" bigint NOT NULL,
	"withdrawn_at" bigint,
	"withdrawn_by" text,
	CONSTRAINT "photos_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
CREATE TABLE "rubric_drafts" (
	"district_id" text NOT NULL,
	"key" text NOT NULL,
	"based_on" bigint NOT NULL,
	"version" bigint NOT NULL,
	"body" json NOT NULL,
	"updated_at" bigint NOT NULL,
	"updated_by" text NOT NULL,
	CONSTRAINT "rubric_drafts_district_id_key_pk" PRIMARY KEY("district_id","key")
);
--> statement-breakpoint
ALTER TABLE "marks" DROP CONSTRAINT "marks_value";--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "base_id" text;--> statement-breakpoint
ALTER TABLE "mark_versions" ADD COLUMN "detail" json;--> statement-breakpoint
ALTER TABLE "marks" ADD COLUMN "detail" json;--> statement-breakpoint
ALTER TABLE "pupils" ADD COLUMN "sex" text;--> statement-breakpoint
ALTER TABLE "rollups" ADD COLUMN "weeks" json DEFAULT '[]'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "scores" ADD COLUMN "weeks" json DEFAULT '[]'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "terms" ADD COLUMN "days_off" json DEFAULT '[]'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "activity_templates" ADD CONSTRAINT "activity_templates_district_id_areas_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_templates" ADD CONSTRAINT "activity_templates_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_templates" ADD CONSTRAINT "activity_templates_base_id_bases_id_fk" FOREIGN KEY ("base_id") REFERENCES "public"."bases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_templates" ADD CONSTRAINT "activity_templates_created_by_persons_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoptions" ADD CONSTRAINT "adoptions_district_id_areas_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoptions" ADD CONSTRAINT "adoptions_adopted_by_persons_id_fk" FOREIGN KEY ("adopted_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoptions" ADD CONSTRAINT "adoptions_ended_by_persons_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bases" ADD CONSTRAINT "bases_district_id_areas_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bases" ADD CONSTRAINT "bases_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_pupil_id_pupils_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photo_pupils" ADD CONSTRAINT "photo_pupils_pupil_id_pupils_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photo_pupils" ADD CONSTRAINT "photo_pupils_school_id_photo_id_photos_school_id_id_fk" FOREIGN KEY ("school_id","photo_id") REFERENCES "public"."photos"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_author_id_persons_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_withdrawn_by_persons_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_school_id_activity_id_activities_school_id_id_fk" FOREIGN KEY ("school_id","activity_id") REFERENCES "public"."activities"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rubric_drafts" ADD CONSTRAINT "rubric_drafts_district_id_areas_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rubric_drafts" ADD CONSTRAINT "rubric_drafts_updated_by_persons_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activity_templates_by_district" ON "activity_templates" USING btree ("district_id","sort_key");--> statement-breakpoint
CREATE UNIQUE INDEX "adoptions_once" ON "adoptions" USING btree ("owner_id","indicator_id");--> statement-breakpoint
CREATE INDEX "adoptions_by_district" ON "adoptions" USING btree ("district_id","dimension");--> statement-breakpoint
CREATE INDEX "bases_by_district" ON "bases" USING btree ("district_id","sort_key");--> statement-breakpoint
CREATE INDEX "photo_pupils_by_pupil" ON "photo_pupils" USING btree ("pupil_id");--> statement-breakpoint
CREATE UNIQUE INDEX "photos_by_id" ON "photos" USING btree ("id");--> statement-breakpoint
CREATE INDEX "photos_by_activity" ON "photos" USING btree ("school_id","activity_id");--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_base_id_bases_id_fk" FOREIGN KEY ("base_id") REFERENCES "public"."bases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_value" CHECK (("marks"."kind" = 'level' and "marks"."level" is not null and "marks"."amount" is null)
          or ("marks"."kind" in ('count', 'hours') and "marks"."level" is null and "marks"."amount" > 0)
          or ("marks"."kind" in ('measurement', 'attendance') and "marks"."level" is null and "marks"."amount" is not null and "marks"."detail" is not null)
          or ("marks"."kind" = 'award' and "marks"."level" is null and "marks"."amount" is null and "marks"."detail" is not null)
          or ("marks"."kind" = 'observation' and "marks"."level" is null and "marks"."amount" is null));--> statement-breakpoint
ALTER TABLE "pupils" ADD CONSTRAINT "pupils_sex" CHECK ("pupils"."sex" in ('female', 'male'));