CREATE TABLE "chains" (
	"id" bigint PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"key_print" text NOT NULL,
	"audits_before" bigint NOT NULL,
	"audits_digest" text NOT NULL,
	"accesses_before" bigint NOT NULL,
	"accesses_digest" text NOT NULL,
	"mac" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "accesses" ADD COLUMN "lane" bigint;--> statement-breakpoint
ALTER TABLE "accesses" ADD COLUMN "seq" bigint;--> statement-breakpoint
ALTER TABLE "accesses" ADD COLUMN "mac" text;--> statement-breakpoint
ALTER TABLE "audits" ADD COLUMN "lane" bigint;--> statement-breakpoint
ALTER TABLE "audits" ADD COLUMN "seq" bigint;--> statement-breakpoint
ALTER TABLE "audits" ADD COLUMN "mac" text;--> statement-breakpoint
CREATE UNIQUE INDEX "accesses_link" ON "accesses" USING btree ("lane","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "audits_link" ON "audits" USING btree ("lane","seq");--> statement-breakpoint
-- By hand from here on: drizzle-kit knows of no triggers. A table that is made again loses its own; test/db/history.test.ts sees that.
CREATE FUNCTION "only_added_to"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the history is only added to'; END $$;
--> statement-breakpoint
CREATE TRIGGER "audits_only_added_to" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audits" FOR EACH STATEMENT EXECUTE FUNCTION "only_added_to"();
--> statement-breakpoint
CREATE TRIGGER "accesses_only_added_to" BEFORE UPDATE OR DELETE OR TRUNCATE ON "accesses" FOR EACH STATEMENT EXECUTE FUNCTION "only_added_to"();
--> statement-breakpoint
CREATE TRIGGER "chains_only_added_to" BEFORE UPDATE OR DELETE OR TRUNCATE ON "chains" FOR EACH STATEMENT EXECUTE FUNCTION "only_added_to"();
