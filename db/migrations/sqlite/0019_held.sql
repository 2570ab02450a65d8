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
CREATE INDEX `measurements_by_district` ON `measurements` (`district_id`,`term_id`);