CREATE TABLE `contribution_photos` (
	`id` text PRIMARY KEY NOT NULL,
	`contribution_id` text,
	`is_proof` integer NOT NULL,
	`digest` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`bytes` integer NOT NULL,
	`author_id` text NOT NULL,
	`entered_at` integer NOT NULL,
	`withdrawn_at` integer,
	`recorded_at` integer,
	`file_let_go_at` integer,
	FOREIGN KEY (`contribution_id`) REFERENCES `contributions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contribution_photos_placed" CHECK("contribution_photos"."contribution_id" is not null or "contribution_photos"."withdrawn_at" is not null)
) STRICT;
--> statement-breakpoint
CREATE INDEX `contribution_photos_by_contribution` ON `contribution_photos` (`contribution_id`);--> statement-breakpoint
CREATE INDEX `contribution_photos_by_author` ON `contribution_photos` (`author_id`,`entered_at`);--> statement-breakpoint
CREATE INDEX `contribution_photos_by_digest` ON `contribution_photos` (`digest`);--> statement-breakpoint
CREATE INDEX `contribution_photos_by_withdrawal` ON `contribution_photos` (`withdrawn_at`) WHERE "contribution_photos"."withdrawn_at" is not null and "contribution_photos"."file_let_go_at" is null;--> statement-breakpoint
ALTER TABLE `contribution_versions` ADD `pledge` text;--> statement-breakpoint
ALTER TABLE `contribution_versions` ADD `pledged_by` text REFERENCES persons(id);--> statement-breakpoint
ALTER TABLE `contribution_versions` ADD `pledged_at` integer;--> statement-breakpoint
ALTER TABLE `contribution_versions` ADD `no_proof` text;--> statement-breakpoint
ALTER TABLE `contributions` ADD `pledge` text;--> statement-breakpoint
ALTER TABLE `contributions` ADD `pledged_by` text REFERENCES persons(id);--> statement-breakpoint
ALTER TABLE `contributions` ADD `pledged_at` integer;--> statement-breakpoint
ALTER TABLE `contributions` ADD `no_proof` text;