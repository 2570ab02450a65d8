CREATE TABLE "arrangement_versions" (
	"school_id" text NOT NULL,
	"arrangement_id" text NOT NULL,
	"version" bigint NOT NULL,
	"goal" text,
	"reason" text NOT NULL,
	"starts_on" text NOT NULL,
	"ends_on" text NOT NULL,
	"replaced_at" bigint NOT NULL,
	"replaced_by" text NOT NULL,
	CONSTRAINT "arrangement_versions_school_id_arrangement_id_version_pk" PRIMARY KEY("school_id","arrangement_id","version")
);
--> statement-breakpoint
CREATE TABLE "arrangements" (
	"school_id" text NOT NULL,
	"id" text NOT NULL,
	"pupil_id" text NOT NULL,
	"dimension" text NOT NULL,
	"indicator_id" text NOT NULL,
	"kind" text NOT NULL,
	"goal" text,
	"reason" text NOT NULL,
	"starts_on" text NOT NULL,
	"ends_on" text NOT NULL,
	"entered_at" bigint NOT NULL,
	"entered_by" text NOT NULL,
	"version" bigint NOT NULL,
	"is_withdrawn" boolean NOT NULL,
	CONSTRAINT "arrangements_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "arrangements_kind" CHECK (("arrangements"."kind" = 'adapted') = ("arrangements"."goal" is not null)),
	CONSTRAINT "arrangements_known" CHECK ("arrangements"."kind" in ('exempt', 'adapted')),
	CONSTRAINT "arrangements_days" CHECK ("arrangements"."starts_on" <= "arrangements"."ends_on")
);
--> statement-breakpoint
ALTER TABLE "marks" ADD COLUMN "by_own_goal" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "scores" ADD COLUMN "compared" json;--> statement-breakpoint
ALTER TABLE "arrangement_versions" ADD CONSTRAINT "arrangement_versions_school_id_arrangement_id_arrangements_school_id_id_fk" FOREIGN KEY ("school_id","arrangement_id") REFERENCES "public"."arrangements"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "arrangements" ADD CONSTRAINT "arrangements_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "arrangements" ADD CONSTRAINT "arrangements_pupil_id_pupils_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "arrangements" ADD CONSTRAINT "arrangements_entered_by_persons_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "arrangements_by_pupil" ON "arrangements" USING btree ("pupil_id","starts_on");