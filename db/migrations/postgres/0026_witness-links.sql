CREATE TABLE "witness_links" (
	"id" text PRIMARY KEY NOT NULL,
	"contribution_id" text NOT NULL,
	"pupil_id" text NOT NULL,
	"token_digest" text NOT NULL,
	"shows_name" boolean NOT NULL,
	"made_by" text NOT NULL,
	"made_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"ended_at" bigint,
	"answered_at" bigint,
	"version" bigint,
	"is_true" boolean,
	"name" text,
	"role" text,
	"organisation" text,
	"line" text,
	CONSTRAINT "witness_links_once" CHECK ("witness_links"."ended_at" is null or "witness_links"."answered_at" is null),
	CONSTRAINT "witness_links_answered" CHECK (("witness_links"."answered_at" is null) = ("witness_links"."is_true" is null) and ("witness_links"."answered_at" is null) = ("witness_links"."version" is null))
);
--> statement-breakpoint
ALTER TABLE "witness_links" ADD CONSTRAINT "witness_links_contribution_id_contributions_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contributions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "witness_links" ADD CONSTRAINT "witness_links_pupil_id_pupils_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "witness_links" ADD CONSTRAINT "witness_links_made_by_persons_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "witness_links_by_token" ON "witness_links" USING btree ("token_digest");--> statement-breakpoint
CREATE INDEX "witness_links_by_contribution" ON "witness_links" USING btree ("contribution_id","made_at","id");