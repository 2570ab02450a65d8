CREATE TABLE `notice_hidings` (
	`pupil_id` text PRIMARY KEY NOT NULL,
	`is_hidden` integer NOT NULL,
	`said_by` text NOT NULL,
	`said_at` integer NOT NULL,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupils`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`said_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `notices` (
	`school_id` text NOT NULL,
	`id` text NOT NULL,
	`class_id` text NOT NULL,
	`term_id` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`standing` text,
	`opened_at` integer NOT NULL,
	`opened_by` text NOT NULL,
	`stopped_at` integer,
	`stopped_by` text,
	`stop_reason` text,
	PRIMARY KEY(`school_id`, `id`),
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`stopped_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`,`class_id`) REFERENCES `classes`(`school_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "notices_stopped" CHECK(("notices"."stopped_at" is null) = ("notices"."standing" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_once` ON `notices` (`standing`);--> statement-breakpoint
CREATE INDEX `notices_by_class` ON `notices` (`class_id`,`term_id`,`opened_at`);--> statement-breakpoint
CREATE TABLE `term_schemes` (
	`district_id` text NOT NULL,
	`version` integer NOT NULL,
	`notice_days` integer NOT NULL,
	`answer_days` integer NOT NULL,
	`said_by` text NOT NULL,
	`said_at` integer NOT NULL,
	PRIMARY KEY(`district_id`, `version`),
	FOREIGN KEY (`district_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`said_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
