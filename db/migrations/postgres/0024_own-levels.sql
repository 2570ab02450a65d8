ALTER TABLE "contribution_versions" ADD COLUMN "own_level" text;--> statement-breakpoint
ALTER TABLE "contributions" ADD COLUMN "own_level" text;