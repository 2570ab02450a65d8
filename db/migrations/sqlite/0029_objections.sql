CREATE TABLE `objections` (
	`school_id` text NOT NULL,
	`id` text NOT NULL,
	`notice_id` text NOT NULL,
	`class_id` text NOT NULL,
	`term_id` text NOT NULL,
	`number` integer NOT NULL,
	`pupil_id` text NOT NULL,
	`by_id` text NOT NULL,
	`about` text NOT NULL,
	`activity_id` text,
	`text` text NOT NULL,
	`state` text NOT NULL,
	`sent_at` integer NOT NULL,
	`reason` text,
	`answer` text,
	`answered_by` text,
	`answered_at` integer,
	PRIMARY KEY(`school_id`, `id`),
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupils`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`,`notice_id`) REFERENCES `notices`(`school_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`,`activity_id`) REFERENCES `activities`(`school_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "objections_about" CHECK(("objections"."about" = 'missing') = ("objections"."activity_id" is null)),
	CONSTRAINT "objections_state" CHECK("objections"."state" in ('sent', 'upheld', 'refused')),
	CONSTRAINT "objections_decided" CHECK(("objections"."state" = 'sent') = ("objections"."answered_at" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `objections_once` ON `objections` (`notice_id`,`number`);--> statement-breakpoint
CREATE INDEX `objections_by_pupil` ON `objections` (`pupil_id`,`sent_at`);--> statement-breakpoint
CREATE INDEX `objections_by_school` ON `objections` (`school_id`,`sent_at`);