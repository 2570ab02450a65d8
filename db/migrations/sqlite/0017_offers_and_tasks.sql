CREATE TABLE `offers_to_all` (
	`school_id` text NOT NULL,
	`dimension` text NOT NULL,
	`indicator_id` text NOT NULL,
	`from_term` text NOT NULL,
	`before_term` text,
	`said_at` integer NOT NULL,
	`said_by` text,
	`ended_at` integer,
	`ended_by` text,
	PRIMARY KEY(`school_id`, `indicator_id`, `from_term`),
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`said_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
ALTER TABLE `marks` ADD `task` text;