CREATE TABLE `half_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`by` text NOT NULL,
	`credential` text NOT NULL,
	`ends_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `half_sessions_by_end` ON `half_sessions` (`ends_at`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`person_id` text NOT NULL,
	`code_hash` text NOT NULL,
	PRIMARY KEY(`person_id`, `code_hash`),
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `second_steps` (
	`person_id` text PRIMARY KEY NOT NULL,
	`secret_sealed` text,
	`confirmed_at` integer,
	`last_step` integer NOT NULL,
	`taken_off_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_measurements` (
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
	CONSTRAINT "measurements_kind" CHECK("__new_measurements"."kind" in ('area', 'held', 'rating-errors', 'released', 'school', 'screens'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_measurements`("place_id", "term_id", "kind", "district_id", "cut_off_at", "method_version", "config_hash", "input_hash", "body") SELECT "place_id", "term_id", "kind", "district_id", "cut_off_at", "method_version", "config_hash", "input_hash", "body" FROM `measurements`;--> statement-breakpoint
DROP TABLE `measurements`;--> statement-breakpoint
ALTER TABLE `__new_measurements` RENAME TO `measurements`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `measurements_by_district` ON `measurements` (`district_id`,`term_id`);--> statement-breakpoint
ALTER TABLE `areas` ADD `requires_second_step` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `must_set_second_step` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `sign_in_attempts_by_time` ON `sign_in_attempts` (`last_at`);