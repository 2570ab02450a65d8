CREATE TABLE `witness_links` (
	`id` text PRIMARY KEY NOT NULL,
	`contribution_id` text NOT NULL,
	`pupil_id` text NOT NULL,
	`token_digest` text NOT NULL,
	`shows_name` integer NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`ended_at` integer,
	`answered_at` integer,
	`version` integer,
	`is_true` integer,
	`name` text,
	`role` text,
	`organisation` text,
	`line` text,
	FOREIGN KEY (`contribution_id`) REFERENCES `contributions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupils`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "witness_links_once" CHECK("witness_links"."ended_at" is null or "witness_links"."answered_at" is null),
	CONSTRAINT "witness_links_answered" CHECK(("witness_links"."answered_at" is null) = ("witness_links"."is_true" is null) and ("witness_links"."answered_at" is null) = ("witness_links"."version" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `witness_links_by_token` ON `witness_links` (`token_digest`);--> statement-breakpoint
CREATE INDEX `witness_links_by_contribution` ON `witness_links` (`contribution_id`,`made_at`,`id`);