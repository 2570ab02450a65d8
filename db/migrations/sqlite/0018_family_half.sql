CREATE TABLE `comment_versions` (
	`school_id` text NOT NULL,
	`comment_id` text NOT NULL,
	`version` integer NOT NULL,
	`text` text NOT NULL,
	`citations` text NOT NULL,
	`kept` text NOT NULL,
	`author_id` text NOT NULL,
	`entered_at` integer NOT NULL,
	`released_at` integer,
	`released_by` text,
	`replaced_at` integer NOT NULL,
	`replaced_by` text NOT NULL,
	PRIMARY KEY(`school_id`, `comment_id`, `version`),
	FOREIGN KEY (`school_id`,`comment_id`) REFERENCES `comments`(`school_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `comments` (
	`school_id` text NOT NULL,
	`id` text NOT NULL,
	`class_id` text NOT NULL,
	`pupil_id` text NOT NULL,
	`term_id` text NOT NULL,
	`text` text NOT NULL,
	`citations` text NOT NULL,
	`kept` text NOT NULL,
	`author_id` text NOT NULL,
	`begun_by` text NOT NULL,
	`entered_at` integer NOT NULL,
	`version` integer NOT NULL,
	`released_at` integer,
	`released_by` text,
	PRIMARY KEY(`school_id`, `id`),
	FOREIGN KEY (`pupil_id`) REFERENCES `pupils`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`begun_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`released_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`,`class_id`) REFERENCES `classes`(`school_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `comments_once` ON `comments` (`class_id`,`term_id`,`pupil_id`);--> statement-breakpoint
CREATE INDEX `comments_by_pupil` ON `comments` (`pupil_id`,`term_id`);--> statement-breakpoint
CREATE TABLE `contribution_versions` (
	`contribution_id` text NOT NULL,
	`version` integer NOT NULL,
	`pupil_id` text NOT NULL,
	`school_id` text NOT NULL,
	`class_id` text NOT NULL,
	`happened_on` text NOT NULL,
	`title` text NOT NULL,
	`hours` real,
	`organiser` text,
	`reflection` text,
	`indicator_id` text,
	`state` text NOT NULL,
	`sent_at` integer NOT NULL,
	`reviewer_id` text,
	`reviewed_at` integer,
	`reason` text,
	`reason_words` text,
	`replaced_at` integer NOT NULL,
	`replaced_by` text NOT NULL,
	PRIMARY KEY(`contribution_id`, `version`),
	FOREIGN KEY (`contribution_id`) REFERENCES `contributions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupils`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reviewer_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `contributions` (
	`id` text PRIMARY KEY NOT NULL,
	`pupil_id` text NOT NULL,
	`school_id` text NOT NULL,
	`class_id` text NOT NULL,
	`happened_on` text NOT NULL,
	`title` text NOT NULL,
	`hours` real,
	`organiser` text,
	`reflection` text,
	`indicator_id` text,
	`state` text NOT NULL,
	`sent_at` integer NOT NULL,
	`reviewer_id` text,
	`reviewed_at` integer,
	`reason` text,
	`reason_words` text,
	`guardian_id` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`version` integer NOT NULL,
	`activity_id` text,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupils`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reviewer_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`guardian_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`,`class_id`) REFERENCES `classes`(`school_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`,`activity_id`) REFERENCES `activities`(`school_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contributions_state" CHECK("contributions"."state" in ('proposed', 'returned', 'approved', 'withdrawn')),
	CONSTRAINT "contributions_approved" CHECK(("contributions"."state" = 'approved') = ("contributions"."activity_id" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `contributions_by_activity` ON `contributions` (`activity_id`);--> statement-breakpoint
CREATE INDEX `contributions_by_pupil` ON `contributions` (`pupil_id`,`proposed_at`,`id`);--> statement-breakpoint
CREATE INDEX `contributions_by_class` ON `contributions` (`class_id`,`state`,`sent_at`,`id`);--> statement-breakpoint
CREATE INDEX `contributions_by_guardian` ON `contributions` (`guardian_id`,`proposed_at`);--> statement-breakpoint
CREATE TABLE `selection_versions` (
	`pupil_id` text NOT NULL,
	`term_id` text NOT NULL,
	`version` integer NOT NULL,
	`works` text NOT NULL,
	`entered_at` integer NOT NULL,
	`entered_by` text NOT NULL,
	`replaced_at` integer NOT NULL,
	`replaced_by` text NOT NULL,
	PRIMARY KEY(`pupil_id`, `term_id`, `version`),
	FOREIGN KEY (`pupil_id`,`term_id`) REFERENCES `selections`(`pupil_id`,`term_id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `selections` (
	`pupil_id` text NOT NULL,
	`term_id` text NOT NULL,
	`works` text NOT NULL,
	`version` integer NOT NULL,
	`entered_at` integer NOT NULL,
	`entered_by` text NOT NULL,
	PRIMARY KEY(`pupil_id`, `term_id`),
	FOREIGN KEY (`pupil_id`) REFERENCES `pupils`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `work_suggestions` (
	`school_id` text NOT NULL,
	`mark_id` text NOT NULL,
	`pupil_id` text NOT NULL,
	`term_id` text NOT NULL,
	`is_suggested` integer NOT NULL,
	`suggested_at` integer NOT NULL,
	`suggested_by` text NOT NULL,
	PRIMARY KEY(`school_id`, `mark_id`),
	FOREIGN KEY (`pupil_id`) REFERENCES `pupils`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`suggested_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `work_suggestions_by_pupil` ON `work_suggestions` (`pupil_id`,`term_id`);