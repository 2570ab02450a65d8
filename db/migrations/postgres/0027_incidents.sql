CREATE TABLE "incident_steps" (
	"school_id" text NOT NULL,
	"incident_id" text NOT NULL,
	"version" bigint NOT NULL,
	"step" text NOT NULL,
	"text" text,
	"helper" text,
	"until_on" text,
	"about" bigint,
	"by_id" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "incident_steps_school_id_incident_id_version_pk" PRIMARY KEY("school_id","incident_id","version"),
	CONSTRAINT "incident_steps_step" CHECK ("incident_steps"."step" in ('note', 'amend', 'support', 'done', 'not-done', 'share', 'repair', 'reopen', 'withdraw')),
	CONSTRAINT "incident_steps_text" CHECK (("incident_steps"."step" in ('done', 'not-done', 'share')) = ("incident_steps"."text" is null)),
	CONSTRAINT "incident_steps_support" CHECK (("incident_steps"."step" = 'support') = ("incident_steps"."helper" is not null)),
	CONSTRAINT "incident_steps_until" CHECK (("incident_steps"."step" = 'support') = ("incident_steps"."until_on" is not null)),
	CONSTRAINT "incident_steps_about" CHECK (("incident_steps"."step" in ('done', 'not-done')) = ("incident_steps"."about" is not null))
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"school_id" text NOT NULL,
	"id" text NOT NULL,
	"pupil_id" text NOT NULL,
	"class_id" text NOT NULL,
	"together_id" text NOT NULL,
	"happened_on" text NOT NULL,
	"author_id" text NOT NULL,
	"state" text NOT NULL,
	"due_on" text,
	"shared_at" bigint,
	"closed_on" text,
	"changed_at" bigint NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "incidents_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "incidents_state" CHECK ("incidents"."state" in ('noted', 'supported', 'shared', 'repaired', 'withdrawn')),
	CONSTRAINT "incidents_shared" CHECK (("incidents"."state" = 'shared') = ("incidents"."shared_at" is not null)),
	CONSTRAINT "incidents_closed" CHECK (("incidents"."state" in ('repaired', 'withdrawn')) = ("incidents"."closed_on" is not null))
);
--> statement-breakpoint
ALTER TABLE "incident_steps" ADD CONSTRAINT "incident_steps_by_id_persons_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_steps" ADD CONSTRAINT "incident_steps_school_id_incident_id_incidents_school_id_id_fk" FOREIGN KEY ("school_id","incident_id") REFERENCES "public"."incidents"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_pupil_id_pupils_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_author_id_persons_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "incidents_by_class" ON "incidents" USING btree ("school_id","class_id","state");--> statement-breakpoint
CREATE INDEX "incidents_by_school" ON "incidents" USING btree ("school_id","state");--> statement-breakpoint
CREATE INDEX "incidents_by_pupil" ON "incidents" USING btree ("pupil_id","state");--> statement-breakpoint
CREATE INDEX "incidents_by_closing" ON "incidents" USING btree ("closed_on");