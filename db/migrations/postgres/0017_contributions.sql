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
ALTER TABLE "contribution_versions" ADD CONSTRAINT "contribution_versions_contribution_id_contributions_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contributions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_versions" ADD CONSTRAINT "contribution_versions_pupil_id_pupils_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_versions" ADD CONSTRAINT "contribution_versions_reviewer_id_persons_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_pupil_id_pupils_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_reviewer_id_persons_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_guardian_id_persons_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_school_id_activity_id_activities_school_id_id_fk" FOREIGN KEY ("school_id","activity_id") REFERENCES "public"."activities"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "contributions_by_activity" ON "contributions" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "contributions_by_pupil" ON "contributions" USING btree ("pupil_id","proposed_at","id");--> statement-breakpoint
CREATE INDEX "contributions_by_class" ON "contributions" USING btree ("class_id","state","sent_at","id");--> statement-breakpoint
CREATE INDEX "contributions_by_guardian" ON "contributions" USING btree ("guardian_id","proposed_at");