CREATE TABLE `improvement_actions` (
	`id` text PRIMARY KEY NOT NULL,
	`district_id` text NOT NULL,
	`place_kind` text NOT NULL,
	`place_id` text NOT NULL,
	`term_id` text NOT NULL,
	`about` text NOT NULL,
	`before` text NOT NULL,
	`text` text NOT NULL,
	`owner` text NOT NULL,
	`due_on` text NOT NULL,
	`status` text NOT NULL,
	`outcome` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	FOREIGN KEY (`district_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`changed_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "improvement_actions_status" CHECK("improvement_actions"."status" in ('open', 'done', 'dropped')),
	CONSTRAINT "improvement_actions_place" CHECK("improvement_actions"."place_kind" in ('school', 'area'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `improvement_actions_by_place` ON `improvement_actions` (`place_id`,`due_on`);--> statement-breakpoint
CREATE TABLE `measurements` (
	`place_id` text NOT NULL,
	`term_id` text NOT NULL,
	`kind` text NOT NULL,
	`district_id` text NOT NULL,
	`cut_off_at` integer NOT NULL,
	`method_version` text NOT NULL,
	`config_hash` text NOT NULL,
	`input_hash` text NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`place_id`, `term_id`, `kind`),
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`district_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "measurements_kind" CHECK("measurements"."kind" in ('area', 'school', 'screens'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `measurements_by_district` ON `measurements` (`district_id`,`term_id`);--> statement-breakpoint
CREATE TABLE `moderation_items` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`school_id` text NOT NULL,
	`mark_id` text NOT NULL,
	`rubric_id` text NOT NULL,
	`indicator_id` text NOT NULL,
	`grade` integer NOT NULL,
	`level` text NOT NULL,
	`rater_id` text NOT NULL,
	`pupil_id` text NOT NULL,
	`title` text NOT NULL,
	`note` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `moderation_rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`,`mark_id`) REFERENCES `marks`(`school_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `moderation_items_once` ON `moderation_items` (`round_id`,`mark_id`);--> statement-breakpoint
CREATE TABLE `moderation_ratings` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`item_id` text NOT NULL,
	`rater_id` text NOT NULL,
	`rater_school_id` text NOT NULL,
	`place` integer NOT NULL,
	`level` text,
	`left_because` text,
	`rated_at` integer,
	`seconds` real,
	FOREIGN KEY (`round_id`) REFERENCES `moderation_rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `moderation_items`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`rater_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "moderation_ratings_answer" CHECK(("moderation_ratings"."rated_at" is null and "moderation_ratings"."level" is null and "moderation_ratings"."left_because" is null)
          or ("moderation_ratings"."rated_at" is not null and ("moderation_ratings"."level" is null) <> ("moderation_ratings"."left_because" is null)))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `moderation_ratings_once` ON `moderation_ratings` (`item_id`,`rater_id`);--> statement-breakpoint
CREATE INDEX `moderation_ratings_by_rater` ON `moderation_ratings` (`rater_id`,`round_id`,`place`);--> statement-breakpoint
CREATE INDEX `moderation_ratings_by_round` ON `moderation_ratings` (`round_id`);--> statement-breakpoint
CREATE TABLE `moderation_rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`district_id` text NOT NULL,
	`area_id` text NOT NULL,
	`term_id` text NOT NULL,
	`dimension` text NOT NULL,
	`share` real NOT NULL,
	`raters_each` integer NOT NULL,
	`marks` integer NOT NULL,
	`judgeable` integer NOT NULL,
	`wanted` integer NOT NULL,
	`drawn_at` integer NOT NULL,
	`drawn_by` text NOT NULL,
	`closes_on` text NOT NULL,
	`closed_at` integer,
	`closed_by` text,
	FOREIGN KEY (`district_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`drawn_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `moderation_rounds_by_area` ON `moderation_rounds` (`area_id`,`term_id`);--> statement-breakpoint
CREATE TABLE `screen_outcomes` (
	`school_id` text NOT NULL,
	`term_id` text NOT NULL,
	`screen` text NOT NULL,
	`subject` text NOT NULL,
	`outcome` text NOT NULL,
	`note` text NOT NULL,
	`version` integer NOT NULL,
	`decided_at` integer NOT NULL,
	`decided_by` text NOT NULL,
	PRIMARY KEY(`school_id`, `term_id`, `screen`, `subject`),
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "screen_outcomes_outcome" CHECK("screen_outcomes"."outcome" in ('confirmed', 'explained', 'false-alarm'))
) STRICT;
