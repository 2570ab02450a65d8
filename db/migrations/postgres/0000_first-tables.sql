CREATE TABLE "accesses" (
	"id" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"person_id" text NOT NULL,
	"route_id" text NOT NULL,
	"object" text
);
--> statement-breakpoint
CREATE TABLE "activities" (
	"school_id" text NOT NULL,
	"id" text NOT NULL,
	"class_id" text NOT NULL,
	"term_id" text NOT NULL,
	"title" text NOT NULL,
	"happened_on" text NOT NULL,
	"entered_at" bigint NOT NULL,
	"place" text,
	"organiser" text,
	"note" text,
	"visibility" text NOT NULL,
	"author_id" text NOT NULL,
	"author_role" text NOT NULL,
	"withdrawn_at" bigint,
	"withdrawn_by" text,
	"withdrawal_reason" text,
	CONSTRAINT "activities_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "activities_visibility" CHECK ("activities"."visibility" in ('staff', 'family'))
);
--> statement-breakpoint
CREATE TABLE "areas" (
	"id" text PRIMARY KEY NOT NULL,
	"district_id" text NOT NULL,
	"kind" text NOT NULL,
	"path" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text NOT NULL,
	"sourced_id" text NOT NULL,
	CONSTRAINT "areas_kind" CHECK ("areas"."kind" in ('district', 'town', 'group'))
);
--> statement-breakpoint
CREATE TABLE "audits" (
	"id" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"person_id" text,
	"route_id" text NOT NULL,
	"object" text,
	"detail" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "classes" (
	"school_id" text NOT NULL,
	"id" text NOT NULL,
	"stage" text NOT NULL,
	"entry_year" bigint NOT NULL,
	"number" bigint NOT NULL,
	"sourced_id" text NOT NULL,
	CONSTRAINT "classes_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "classes_stage" CHECK ("classes"."stage" in ('primary', 'junior', 'senior'))
);
--> statement-breakpoint
CREATE TABLE "enrolments" (
	"school_id" text NOT NULL,
	"id" text NOT NULL,
	"pupil_id" text NOT NULL,
	"class_id" text NOT NULL,
	"term_id" text NOT NULL,
	"starts_on" text NOT NULL,
	"ended_on" text,
	"sourced_id" text NOT NULL,
	CONSTRAINT "enrolments_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"place_kind" text NOT NULL,
	"place_id" text NOT NULL,
	"subject" text,
	"starts_on" text NOT NULL,
	"ends_on" text,
	"sourced_id" text,
	CONSTRAINT "grants_place_kind" CHECK ("grants"."place_kind" in ('pupil', 'class', 'school', 'area'))
);
--> statement-breakpoint
CREATE TABLE "mark_versions" (
	"school_id" text NOT NULL,
	"mark_id" text NOT NULL,
	"version" bigint NOT NULL,
	"kind" text NOT NULL,
	"level" text,
	"amount" double precision,
	"note" text,
	"rater_id" text NOT NULL,
	"entered_at" bigint NOT NULL,
	"replaced_at" bigint NOT NULL,
	"replaced_by" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "mark_versions_school_id_mark_id_version_pk" PRIMARY KEY("school_id","mark_id","version")
);
--> statement-breakpoint
CREATE TABLE "marks" (
	"school_id" text NOT NULL,
	"id" text NOT NULL,
	"activity_id" text NOT NULL,
	"pupil_id" text NOT NULL,
	"class_id" text NOT NULL,
	"term_id" text NOT NULL,
	"rubric_id" text NOT NULL,
	"dimension" text NOT NULL,
	"indicator_id" text NOT NULL,
	"kind" text NOT NULL,
	"level" text,
	"amount" double precision,
	"note" text,
	"rater_id" text NOT NULL,
	"rater_kind" text NOT NULL,
	"happened_on" text NOT NULL,
	"entered_at" bigint NOT NULL,
	"version" bigint NOT NULL,
	"is_withdrawn" boolean NOT NULL,
	CONSTRAINT "marks_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "marks_value" CHECK (("marks"."kind" = 'level' and "marks"."level" is not null and "marks"."amount" is null)
          or ("marks"."kind" in ('count', 'hours') and "marks"."level" is null and "marks"."amount" > 0)
          or ("marks"."kind" = 'observation' and "marks"."level" is null and "marks"."amount" is null))
);
--> statement-breakpoint
CREATE TABLE "persons" (
	"id" text PRIMARY KEY NOT NULL,
	"district_id" text,
	"username" text NOT NULL,
	"name" text NOT NULL,
	"sort_key" text NOT NULL,
	"password_hash" text,
	"must_change_password" boolean NOT NULL,
	"is_enabled" boolean NOT NULL,
	"sourced_id" text
);
--> statement-breakpoint
CREATE TABLE "pupils" (
	"id" text PRIMARY KEY NOT NULL,
	"district_id" text NOT NULL,
	"name" text NOT NULL,
	"sort_key" text NOT NULL,
	"student_number_sealed" text,
	"student_number_index" text,
	"sourced_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"person_id" text NOT NULL,
	"client_id" text NOT NULL,
	"at" bigint NOT NULL,
	"fingerprint" text NOT NULL,
	"reply" json,
	CONSTRAINT "requests_person_id_client_id_pk" PRIMARY KEY("person_id","client_id")
);
--> statement-breakpoint
CREATE TABLE "rollups" (
	"school_id" text NOT NULL,
	"class_id" text NOT NULL,
	"term_id" text NOT NULL,
	"dimension" text NOT NULL,
	"pupils" bigint NOT NULL,
	"noticed" bigint NOT NULL,
	"ok" bigint NOT NULL,
	"scored" bigint NOT NULL,
	"records" bigint NOT NULL,
	"fresh" bigint NOT NULL,
	"score_sum" double precision NOT NULL,
	"square_sum" double precision NOT NULL,
	"levels" json NOT NULL,
	"error_terms" json,
	"method_version" text NOT NULL,
	CONSTRAINT "rollups_school_id_class_id_term_id_dimension_pk" PRIMARY KEY("school_id","class_id","term_id","dimension")
);
--> statement-breakpoint
CREATE TABLE "rubrics" (
	"id" text PRIMARY KEY NOT NULL,
	"district_id" text NOT NULL,
	"key" text NOT NULL,
	"version" bigint NOT NULL,
	"dimension" text NOT NULL,
	"body" json NOT NULL,
	"published_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "schools" (
	"id" text PRIMARY KEY NOT NULL,
	"district_id" text NOT NULL,
	"area_id" text NOT NULL,
	"group_id" text,
	"path" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text NOT NULL,
	"sort_key" text NOT NULL,
	"sourced_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scores" (
	"school_id" text NOT NULL,
	"pupil_id" text NOT NULL,
	"term_id" text NOT NULL,
	"dimension" text NOT NULL,
	"class_id" text NOT NULL,
	"status" text NOT NULL,
	"score" double precision,
	"level" text,
	"records" bigint NOT NULL,
	"fresh" bigint NOT NULL,
	"last_on" text,
	"result" json NOT NULL,
	"error_terms" json,
	"method_version" text NOT NULL,
	CONSTRAINT "scores_school_id_pupil_id_term_id_dimension_pk" PRIMARY KEY("school_id","pupil_id","term_id","dimension")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"started_at" bigint NOT NULL,
	"last_seen_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"idle_for" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" bigint NOT NULL,
	"last_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_codes" (
	"person_id" text PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "term_rubrics" (
	"term_id" text NOT NULL,
	"dimension" text NOT NULL,
	"rubric_id" text NOT NULL,
	CONSTRAINT "term_rubrics_term_id_dimension_pk" PRIMARY KEY("term_id","dimension")
);
--> statement-breakpoint
CREATE TABLE "terms" (
	"id" text PRIMARY KEY NOT NULL,
	"district_id" text NOT NULL,
	"code" text NOT NULL,
	"starts_on" text NOT NULL,
	"ends_on" text NOT NULL,
	"sourced_id" text NOT NULL,
	CONSTRAINT "terms_dates" CHECK ("terms"."starts_on" <= "terms"."ends_on")
);
--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_term_id_terms_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_author_id_persons_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_withdrawn_by_persons_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "classes" ADD CONSTRAINT "classes_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_pupil_id_pupils_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_term_id_terms_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mark_versions" ADD CONSTRAINT "mark_versions_school_id_mark_id_marks_school_id_id_fk" FOREIGN KEY ("school_id","mark_id") REFERENCES "public"."marks"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_pupil_id_pupils_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_term_id_terms_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_rubric_id_rubrics_id_fk" FOREIGN KEY ("rubric_id") REFERENCES "public"."rubrics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_rater_id_persons_id_fk" FOREIGN KEY ("rater_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_school_id_activity_id_activities_school_id_id_fk" FOREIGN KEY ("school_id","activity_id") REFERENCES "public"."activities"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "persons" ADD CONSTRAINT "persons_district_id_areas_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pupils" ADD CONSTRAINT "pupils_district_id_areas_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollups" ADD CONSTRAINT "rollups_term_id_terms_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollups" ADD CONSTRAINT "rollups_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rubrics" ADD CONSTRAINT "rubrics_district_id_areas_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schools" ADD CONSTRAINT "schools_district_id_areas_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schools" ADD CONSTRAINT "schools_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schools" ADD CONSTRAINT "schools_group_id_areas_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_pupil_id_pupils_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_term_id_terms_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_codes" ADD CONSTRAINT "sign_in_codes_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "term_rubrics" ADD CONSTRAINT "term_rubrics_term_id_terms_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "term_rubrics" ADD CONSTRAINT "term_rubrics_rubric_id_rubrics_id_fk" FOREIGN KEY ("rubric_id") REFERENCES "public"."rubrics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms" ADD CONSTRAINT "terms_district_id_areas_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accesses_by_object" ON "accesses" USING btree ("object","at");--> statement-breakpoint
CREATE UNIQUE INDEX "activities_by_id" ON "activities" USING btree ("id");--> statement-breakpoint
CREATE INDEX "activities_by_class" ON "activities" USING btree ("class_id","happened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "areas_by_path" ON "areas" USING btree ("path");--> statement-breakpoint
CREATE UNIQUE INDEX "areas_by_sourced_id" ON "areas" USING btree ("district_id","sourced_id");--> statement-breakpoint
CREATE INDEX "audits_by_object" ON "audits" USING btree ("object","at");--> statement-breakpoint
CREATE UNIQUE INDEX "classes_by_id" ON "classes" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "classes_by_name" ON "classes" USING btree ("school_id","stage","entry_year","number");--> statement-breakpoint
CREATE UNIQUE INDEX "classes_by_sourced_id" ON "classes" USING btree ("school_id","sourced_id");--> statement-breakpoint
CREATE UNIQUE INDEX "enrolments_by_id" ON "enrolments" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "enrolments_once" ON "enrolments" USING btree ("school_id","class_id","term_id","pupil_id");--> statement-breakpoint
CREATE INDEX "enrolments_by_pupil" ON "enrolments" USING btree ("pupil_id","term_id");--> statement-breakpoint
CREATE UNIQUE INDEX "grants_once" ON "grants" USING btree ("person_id","role","place_id","starts_on");--> statement-breakpoint
CREATE INDEX "grants_by_place" ON "grants" USING btree ("place_id","role");--> statement-breakpoint
CREATE UNIQUE INDEX "marks_by_id" ON "marks" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "marks_once" ON "marks" USING btree ("school_id","activity_id","pupil_id","indicator_id");--> statement-breakpoint
CREATE INDEX "marks_by_pupil" ON "marks" USING btree ("pupil_id","dimension","term_id");--> statement-breakpoint
CREATE UNIQUE INDEX "persons_by_username" ON "persons" USING btree ("username");--> statement-breakpoint
CREATE UNIQUE INDEX "persons_by_sourced_id" ON "persons" USING btree ("district_id","sourced_id");--> statement-breakpoint
CREATE UNIQUE INDEX "pupils_by_student_number" ON "pupils" USING btree ("student_number_index");--> statement-breakpoint
CREATE UNIQUE INDEX "pupils_by_sourced_id" ON "pupils" USING btree ("district_id","sourced_id");--> statement-breakpoint
CREATE INDEX "pupils_by_sort_key" ON "pupils" USING btree ("sort_key","id");--> statement-breakpoint
CREATE UNIQUE INDEX "rubrics_by_version" ON "rubrics" USING btree ("district_id","key","version");--> statement-breakpoint
CREATE UNIQUE INDEX "schools_by_path" ON "schools" USING btree ("path");--> statement-breakpoint
CREATE UNIQUE INDEX "schools_by_sourced_id" ON "schools" USING btree ("district_id","sourced_id");--> statement-breakpoint
CREATE INDEX "scores_by_class" ON "scores" USING btree ("class_id","term_id","dimension");--> statement-breakpoint
CREATE INDEX "sessions_by_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "terms_by_code" ON "terms" USING btree ("district_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "terms_by_sourced_id" ON "terms" USING btree ("district_id","sourced_id");