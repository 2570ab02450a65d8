CREATE TABLE `activity_versions` (
	`school_id` text NOT NULL,
	`activity_id` text NOT NULL,
	`version` integer NOT NULL,
	`term_id` text NOT NULL,
	`title` text NOT NULL,
	`happened_on` text NOT NULL,
	`place` text,
	`organiser` text,
	`base_id` text,
	`note` text,
	`visibility` text NOT NULL,
	`replaced_at` integer NOT NULL,
	`replaced_by` text NOT NULL,
	`reason` text NOT NULL,
	PRIMARY KEY(`school_id`, `activity_id`, `version`),
	FOREIGN KEY (`school_id`,`activity_id`) REFERENCES `activities`(`school_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
DROP INDEX `enrolments_once`;--> statement-breakpoint
CREATE UNIQUE INDEX `enrolments_once` ON `enrolments` (`school_id`,`class_id`,`term_id`,`pupil_id`,`starts_on`);--> statement-breakpoint
ALTER TABLE `activities` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `areas` ADD `figures_on` text;--> statement-breakpoint
ALTER TABLE `pupils` ADD `number_tail` text;--> statement-breakpoint
ALTER TABLE `terms` ADD `holds_break_before` integer DEFAULT false NOT NULL;