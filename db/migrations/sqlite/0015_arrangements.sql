CREATE TABLE `arrangement_versions` (
	`school_id` text NOT NULL,
	`arrangement_id` text NOT NULL,
	`version` integer NOT NULL,
	`goal` text,
	`reason` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`replaced_at` integer NOT NULL,
	`replaced_by` text NOT NULL,
	PRIMARY KEY(`school_id`, `arrangement_id`, `version`),
	FOREIGN KEY (`school_id`,`arrangement_id`) REFERENCES `arrangements`(`school_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `arrangements` (
	`school_id` text NOT NULL,
	`id` text NOT NULL,
	`pupil_id` text NOT NULL,
	`dimension` text NOT NULL,
	`indicator_id` text NOT NULL,
	`kind` text NOT NULL,
	`goal` text,
	`reason` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`entered_at` integer NOT NULL,
	`entered_by` text NOT NULL,
	`version` integer NOT NULL,
	`is_withdrawn` integer NOT NULL,
	PRIMARY KEY(`school_id`, `id`),
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupils`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "arrangements_kind" CHECK(("arrangements"."kind" = 'adapted') = ("arrangements"."goal" is not null)),
	CONSTRAINT "arrangements_known" CHECK("arrangements"."kind" in ('exempt', 'adapted')),
	CONSTRAINT "arrangements_days" CHECK("arrangements"."starts_on" <= "arrangements"."ends_on")
) STRICT;
--> statement-breakpoint
CREATE INDEX `arrangements_by_pupil` ON `arrangements` (`pupil_id`,`starts_on`);--> statement-breakpoint
ALTER TABLE `marks` ADD `by_own_goal` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `scores` ADD `compared` text;