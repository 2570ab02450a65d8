CREATE TABLE "question_steps" (
	"question_id" text NOT NULL,
	"version" bigint NOT NULL,
	"step" text NOT NULL,
	"text" text,
	"by_id" text NOT NULL,
	"at" bigint NOT NULL,
	"seen_at" bigint,
	"seen_by" text,
	CONSTRAINT "question_steps_question_id_version_pk" PRIMARY KEY("question_id","version"),
	CONSTRAINT "question_steps_step" CHECK ("question_steps"."step" in ('ask', 'answer', 'ask-again', 'settle', 'withdraw')),
	CONSTRAINT "question_steps_text" CHECK (("question_steps"."step" in ('settle', 'withdraw')) = ("question_steps"."text" is null))
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"id" text PRIMARY KEY NOT NULL,
	"pupil_id" text NOT NULL,
	"school_id" text NOT NULL,
	"class_id" text NOT NULL,
	"term_id" text NOT NULL,
	"dimension" text NOT NULL,
	"indicator_id" text,
	"mark_school_id" text,
	"mark_id" text,
	"mark_version" bigint,
	"activity_version" bigint,
	"author_id" text,
	"about_on" text NOT NULL,
	"is_passed_on" boolean NOT NULL,
	"open_about" text,
	"state" text NOT NULL,
	"asked_at" bigint NOT NULL,
	"sent_at" bigint NOT NULL,
	"answered_at" bigint,
	"changed_at" bigint NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "questions_state" CHECK ("questions"."state" in ('asked', 'answered', 'asked-again', 'settled', 'withdrawn')),
	CONSTRAINT "questions_open" CHECK (("questions"."state" in ('settled', 'withdrawn')) = ("questions"."open_about" is null)),
	CONSTRAINT "questions_mark" CHECK (("questions"."mark_id" is null) = ("questions"."mark_school_id" is null))
);
--> statement-breakpoint
CREATE TABLE "sightings" (
	"pupil_id" text NOT NULL,
	"day" text NOT NULL,
	"person_id" text NOT NULL,
	"school_id" text NOT NULL,
	"kind" text NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "sightings_pupil_id_day_person_id_school_id_kind_pk" PRIMARY KEY("pupil_id","day","person_id","school_id","kind"),
	CONSTRAINT "sightings_kind" CHECK ("sightings"."kind" in ('page', 'record', 'photo', 'file', 'search', 'class'))
);
--> statement-breakpoint
ALTER TABLE "photos" ADD COLUMN "file_let_go_at" bigint;--> statement-breakpoint
ALTER TABLE "question_steps" ADD CONSTRAINT "question_steps_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_steps" ADD CONSTRAINT "question_steps_by_id_persons_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_steps" ADD CONSTRAINT "question_steps_seen_by_persons_id_fk" FOREIGN KEY ("seen_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_pupil_id_pupils_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_term_id_terms_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_author_id_persons_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_mark_school_id_mark_id_marks_school_id_id_fk" FOREIGN KEY ("mark_school_id","mark_id") REFERENCES "public"."marks"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "question_steps_by_person" ON "question_steps" USING btree ("by_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "questions_open_once" ON "questions" USING btree ("open_about");--> statement-breakpoint
CREATE INDEX "questions_by_pupil" ON "questions" USING btree ("pupil_id","asked_at","id");--> statement-breakpoint
CREATE INDEX "questions_by_class" ON "questions" USING btree ("class_id","state");--> statement-breakpoint
CREATE INDEX "questions_by_change" ON "questions" USING btree ("class_id","changed_at","id");--> statement-breakpoint
CREATE INDEX "questions_by_school" ON "questions" USING btree ("school_id","state");--> statement-breakpoint
CREATE INDEX "questions_by_time" ON "questions" USING btree ("school_id","asked_at");--> statement-breakpoint
CREATE INDEX "sightings_by_day" ON "sightings" USING btree ("day","pupil_id");--> statement-breakpoint
CREATE INDEX "photos_by_digest" ON "photos" USING btree ("digest");--> statement-breakpoint
CREATE INDEX "photos_by_withdrawal" ON "photos" USING btree ("withdrawn_at") WHERE "photos"."withdrawn_at" is not null and "photos"."file_let_go_at" is null;