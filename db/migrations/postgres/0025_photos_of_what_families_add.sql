CREATE TABLE "contribution_photos" (
	"id" text PRIMARY KEY NOT NULL,
	"contribution_id" text,
	"is_proof" boolean NOT NULL,
	"digest" text NOT NULL,
	"width" bigint NOT NULL,
	"height" bigint NOT NULL,
	"bytes" bigint NOT NULL,
	"author_id" text NOT NULL,
	"entered_at" bigint NOT NULL,
	"withdrawn_at" bigint,
	"recorded_at" bigint,
	"file_let_go_at" bigint,
	CONSTRAINT "contribution_photos_placed" CHECK ("contribution_photos"."contribution_id" is not null or "contribution_photos"."withdrawn_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "contribution_versions" ADD COLUMN "pledge" text;--> statement-breakpoint
ALTER TABLE "contribution_versions" ADD COLUMN "pledged_by" text;--> statement-breakpoint
ALTER TABLE "contribution_versions" ADD COLUMN "pledged_at" bigint;--> statement-breakpoint
ALTER TABLE "contribution_versions" ADD COLUMN "no_proof" text;--> statement-breakpoint
ALTER TABLE "contributions" ADD COLUMN "pledge" text;--> statement-breakpoint
ALTER TABLE "contributions" ADD COLUMN "pledged_by" text;--> statement-breakpoint
ALTER TABLE "contributions" ADD COLUMN "pledged_at" bigint;--> statement-breakpoint
ALTER TABLE "contributions" ADD COLUMN "no_proof" text;--> statement-breakpoint
ALTER TABLE "contribution_photos" ADD CONSTRAINT "contribution_photos_contribution_id_contributions_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contributions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_photos" ADD CONSTRAINT "contribution_photos_author_id_persons_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contribution_photos_by_contribution" ON "contribution_photos" USING btree ("contribution_id");--> statement-breakpoint
CREATE INDEX "contribution_photos_by_author" ON "contribution_photos" USING btree ("author_id","entered_at");--> statement-breakpoint
CREATE INDEX "contribution_photos_by_digest" ON "contribution_photos" USING btree ("digest");--> statement-breakpoint
CREATE INDEX "contribution_photos_by_withdrawal" ON "contribution_photos" USING btree ("withdrawn_at") WHERE "contribution_photos"."withdrawn_at" is not null and "contribution_photos"."file_let_go_at" is null;--> statement-breakpoint
ALTER TABLE "contribution_versions" ADD CONSTRAINT "contribution_versions_pledged_by_persons_id_fk" FOREIGN KEY ("pledged_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_pledged_by_persons_id_fk" FOREIGN KEY ("pledged_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;