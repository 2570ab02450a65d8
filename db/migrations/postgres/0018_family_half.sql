CREATE TABLE "comment_versions" (
	"school_id" text NOT NULL,
	"comment_id" text NOT NULL,
	"version" bigint NOT NULL,
	"text" text NOT NULL,
	"citations" json NOT NULL,
	"kept" json NOT NULL,
	"author_id" text NOT NULL,
	"entered_at" bigint NOT NULL,
	"released_at" bigint,
	"released_by" text,
	"replaced_at" bigint NOT NULL,
	"replaced_by" text NOT NULL,
	CONSTRAINT "comment_versions_school_id_comment_id_version_pk" PRIMARY KEY("school_id","comment_id","version")
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"school_id" text NOT NULL,
	"id" text NOT NULL,
	"class_id" text NOT NULL,
	"pupil_id" text NOT NULL,
	"term_id" text NOT NULL,
	"text" text NOT NULL,
	"citations" json NOT NULL,
	"kept" json NOT NULL,
	"author_id" text NOT NULL,
	"begun_by" text NOT NULL,
	"entered_at" bigint NOT NULL,
	"version" bigint NOT NULL,
	"released_at" bigint,
	"released_by" text,
	CONSTRAINT "comments_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
CREATE TABLE "contribution_versions" (
	"contribution_id" text NOT NULL,
	"version" bigint NOT NULL,
	"pupil_id" text NOT NULL,
	"school_id" text NOT NULL,
	"class_id" text NOT NULL,
	"happened_on" text NOT NULL,
	"title" text NOT NULL,
	"hours" double precision,
	"organiser" text,
	"reflection" text,
	"indicator_id" text,
	"state" text NOT NULL,
	"sent_at" bigint NOT NULL,
	"reviewer_id" text,
	"reviewed_at" bigint,
	"reason" text,
	"reason_words" text,
	"replaced_at" bigint NOT NULL,
	"replaced_by" text NOT NULL,
	CONSTRAINT "contribution_versions_contribution_id_version_pk" PRIMARY KEY("contribution_id","version")
);
--> statement-breakpoint
CREATE TABLE "contributions" (
	"id" text PRIMARY KEY NOT NULL,
	"pupil_id" text NOT NULL,
	"school_id" text NOT NULL,
	"class_id" text NOT NULL,
	"happened_on" text NOT NULL,
	"title" text NOT NULL,
	"hours" double precision,
	"organiser" text,
	"reflection" text,
	"indicator_id" text,
	"state" text NOT NULL,
	"sent_at" bigint NOT NULL,
	"reviewer_id" text,
	"reviewed_at" bigint,
	"reason" text,
	"reason_words" text,
	"guardian_id" text NOT NULL,
	"proposed_at" bigint NOT NULL,
	"version" bigint NOT NULL,
	"activity_id" text,
	CONSTRAINT "contributions_state" CHECK ("contributions"."state" in ('proposed', 'returned', 'approved', 'withdrawn')),
	CONSTRAINT "contributions_approved" CHECK (("contributions"."state" = 'approved') = ("contributions"."activity_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "selection_versions" (
	"pupil_id" text NOT NULL,
	"term_id" text NOT NULL,
	"version" bigint NOT NULL,
	"works" json NOT NULL,
	"entered_at" bigint NOT NULL,
	"entered_by" text NOT NULL,
	"replaced_at" bigint NOT NULL,
	"replaced_by" text NOT NULL,
	CONSTRAINT "selection_versions_pupil_id_term_id_version_pk" PRIMARY KEY("pupil_id","term_id","version")
);
--> statement-breakpoint
CREATE TABLE "selections" (
	"pupil_id" text NOT NULL,
	"term_id" text NOT NULL,
	"works" json NOT NULL,
	"version" bigint NOT NULL,
	"entered_at" bigint NOT NULL,
	"entered_by" text NOT NULL,
	CONSTRAINT "selections_pupil_id_term_id_pk" PRIMARY KEY("pupil_id","term_id")
);
--> statement-breakpoint
CREATE TABLE "work_suggestions" (
	"school_id" text NOT NULL,
	"mark_id" text NOT NULL,
	"pupil_id" text NOT NULL,
	"term_id" text NOT NULL,
	"is_suggested" boolean NOT NULL,
	"suggested_at" bigint NOT NULL,
	"suggested_by" text NOT NULL,
	CONSTRAINT "work_suggestions_school_id_mark_id_pk" PRIMARY KEY("school_id","mark_id")
);
--> statement-breakpoint
ALTER TABLE "comment_versions" ADD CONSTRAINT "comment_versions_school_id_comment_id_comments_school_id_id_fk" FOREIGN KEY ("school_id","comment_id") REFERENCES "public"."comments"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_pupil_id_pupils_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_term_id_terms_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_persons_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_begun_by_persons_id_fk" FOREIGN KEY ("begun_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_released_by_persons_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_versions" ADD CONSTRAINT "contribution_versions_contribution_id_contributions_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contributions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_versions" ADD CONSTRAINT "contribution_versions_pupil_id_pupils_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_versions" ADD CONSTRAINT "contribution_versions_reviewer_id_persons_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_pupil_id_pupils_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_reviewer_id_persons_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_guardian_id_persons_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_school_id_activity_id_activities_school_id_id_fk" FOREIGN KEY ("school_id","activity_id") REFERENCES "public"."activities"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "selection_versions" ADD CONSTRAINT "selection_versions_pupil_id_term_id_selections_pupil_id_term_id_fk" FOREIGN KEY ("pupil_id","term_id") REFERENCES "public"."selections"("pupil_id","term_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "selections" ADD CONSTRAINT "selections_pupil_id_pupils_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "selections" ADD CONSTRAINT "selections_term_id_terms_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "selections" ADD CONSTRAINT "selections_entered_by_persons_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_suggestions" ADD CONSTRAINT "work_suggestions_pupil_id_pupils_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_suggestions" ADD CONSTRAINT "work_suggestions_term_id_terms_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_suggestions" ADD CONSTRAINT "work_suggestions_suggested_by_persons_id_fk" FOREIGN KEY ("suggested_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "comments_once" ON "comments" USING btree ("class_id","term_id","pupil_id");--> statement-breakpoint
CREATE INDEX "comments_by_pupil" ON "comments" USING btree ("pupil_id","term_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contributions_by_activity" ON "contributions" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "contributions_by_pupil" ON "contributions" USING btree ("pupil_id","proposed_at","id");--> statement-breakpoint
CREATE INDEX "contributions_by_class" ON "contributions" USING btree ("class_id","state","sent_at","id");--> statement-breakpoint
CREATE INDEX "contributions_by_guardian" ON "contributions" USING btree ("guardian_id","proposed_at");--> statement-breakpoint
CREATE INDEX "work_suggestions_by_pupil" ON "work_suggestions" USING btree ("pupil_id","term_id");