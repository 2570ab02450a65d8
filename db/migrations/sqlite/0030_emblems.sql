CREATE TABLE `emblems` (
	`school_id` text PRIMARY KEY NOT NULL,
	`png` text,
	`motto` text,
	`said_by` text NOT NULL,
	`said_at` integer NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
