CREATE TABLE "improvement_actions" (
	"id" text PRIMARY KEY NOT NULL,
	"district_id" text NOT NULL,
	"place_kind" text NOT NULL,
	"place_id" text NOT NULL,
	"term_id" text NOT NULL,
	"about" json NOT NULL,
	"before" json NOT NULL,
	"text" text NOT NULL,
	"owner" text NOT NULL,
	"due_on" text NOT NULL,
	"status" text NOT NULL,
	"outcome" text,
	"version" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text NOT NULL,
	"changed_at" bigint NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "improvement_actions_status" CHECK ("improvement_actions"."status" in ('open', 'done', 'dropped')),
	CONSTRAINT "improvement_actions_place" CHECK ("improvement_actions"."place_kind" in ('school', 'area'))
);
--> statement-breakpoint
CREATE TABLE "measurements" (
	"place_id" text NOT NULL,
	"term_id" text NOT NULL,
	"kind" text NOT NULL,
	"district_id" text NOT NULL,
	"cut_off_at" bigint NOT NULL,
	"method_version" text NOT NULL,
	"config_hash" text NOT NULL,
	"input_hash" text NOT NULL,
	"body" json NOT NULL,
	CONSTRAINT "measurements_place_id_term_id_kind_pk" PRIMARY KEY("place_id","term_id","kind"),
	CONSTRAINT "measurements_kind" CHECK ("measurements"."kind" in ('area', 'school', 'screens'))
);
--> statement-breakpoint
CREATE TABLE "moderation_items" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"school_id" text NOT NULL,
	"mark_id" text NOT NULL,
	"rubric_id" text NOT NULL,
	"indicator_id" text NOT NULL,
	"grade" bigint NOT NULL,
	"level" text NOT NULL,
	"rater_id" text NOT NULL,
	"pupil_id" text NOT NULL,
	"title" text NOT NULL,
	"note" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "moderation_ratings" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"item_id" text NOT NULL,
	"rater_id" text NOT NULL,
	"rater_school_id" text NOT NULL,
	"place" bigint NOT NULL,
	"level" text,
	"left_because" text,
	"rated_at" bigint,
	"seconds" double precision,
	CONSTRAINT "moderation_ratings_answer" CHECK (("moderation_ratings"."rated_at" is null and "moderation_ratings"."level" is null and "moderation_ratings"."left_because" is null)
          or ("moderation_ratings"."rated_at" is not null and ("moderation_ratings"."level" is null) <> ("moderation_ratings"."left_because" is null)))
);
--> statement-breakpoint
CREATE TABLE "moderation_rounds" (
	"id" text PRIMARY KEY NOT NULL,
	"district_id" text NOT NULL,
	"area_id" text NOT NULL,
	"term_id" text NOT NULL,
	"dimension" text NOT NULL,
	"share" double precision NOT NULL,
	"raters_each" bigint NOT NULL,
	"marks" bigint NOT NULL,
	"judgeable" bigint NOT NULL,
	"wanted" bigint NOT NULL,
	"drawn_at" bigint NOT NULL,
	"drawn_by" text NOT NULL,
	"closes_on" text NOT NULL,
	"closed_at" bigint,
	"closed_by" text
);
--> statement-breakpoint
CREATE TABLE "screen_outcomes" (
	"school_id" text NOT NULL,
	"term_id" text NOT NULL,
	"screen" text NOT NULL,
	"subject" text NOT NULL,
	"outcome" text NOT NULL,
	"note" text NOT NULL,
	"version" bigint NOT NULL,
	"decided_at" bigint NOT NULL,
	"decided_by" text NOT NULL,
	CONSTRAINT "screen_outcomes_school_id_term_id_screen_subject_pk" PRIMARY KEY("school_id","term_id","screen","subject"),
	CONSTRAINT "screen_outcomes_outcome" CHECK ("screen_outcomes"."outcome" in ('confirmed', 'explained', 'false-alarm'))
);
--> statement-breakpoint
ALTER TABLE "improvement_actions" ADD CONSTRAINT "improvement_actions_district_id_areas_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "improvement_actions" ADD CONSTRAINT "improvement_actions_term_id_terms_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "improvement_actions" ADD CONSTRAINT "improvement_actions_created_by_persons_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "improvement_actions" ADD CONSTRAINT "improvement_actions_changed_by_persons_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measurements" ADD CONSTRAINT "measurements_term_id_terms_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measurements" ADD CONSTRAINT "measurements_district_id_areas_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_items" ADD CONSTRAINT "moderation_items_round_id_moderation_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."moderation_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_items" ADD CONSTRAINT "moderation_items_school_id_mark_id_marks_school_id_id_fk" FOREIGN KEY ("school_id","mark_id") REFERENCES "public"."marks"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_ratings" ADD CONSTRAINT "moderation_ratings_round_id_moderation_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."moderation_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_ratings" ADD CONSTRAINT "moderation_ratings_item_id_moderation_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."moderation_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_ratings" ADD CONSTRAINT "moderation_ratings_rater_id_persons_id_fk" FOREIGN KEY ("rater_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_rounds" ADD CONSTRAINT "moderation_rounds_district_id_areas_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_rounds" ADD CONSTRAINT "moderation_rounds_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_rounds" ADD CONSTRAINT "moderation_rounds_term_id_terms_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_rounds" ADD CONSTRAINT "moderation_rounds_drawn_by_persons_id_fk" FOREIGN KEY ("drawn_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_rounds" ADD CONSTRAINT "moderation_rounds_closed_by_persons_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screen_outcomes" ADD CONSTRAINT "screen_outcomes_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screen_outcomes" ADD CONSTRAINT "screen_outcomes_term_id_terms_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screen_outcomes" ADD CONSTRAINT "screen_outcomes_decided_by_persons_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "improvement_actions_by_place" ON "improvement_actions" USING btree ("place_id","due_on");--> statement-breakpoint
CREATE INDEX "measurements_by_district" ON "measurements" USING btree ("district_id","term_id");--> statement-breakpoint
CREATE UNIQUE INDEX "moderation_items_once" ON "moderation_items" USING btree ("round_id","mark_id");--> statement-breakpoint
CREATE UNIQUE INDEX "moderation_ratings_once" ON "moderation_ratings" USING btree ("item_id","rater_id");--> statement-breakpoint
CREATE INDEX "moderation_ratings_by_rater" ON "moderation_ratings" USING btree ("rater_id","round_id","place");--> statement-breakpoint
CREATE INDEX "moderation_ratings_by_round" ON "moderation_ratings" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "moderation_rounds_by_area" ON "moderation_rounds" USING btree ("area_id","term_id");