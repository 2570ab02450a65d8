CREATE TABLE `school_ends` (
	`school_id` text PRIMARY KEY NOT NULL,
	`said_at` integer NOT NULL,
	`said_by` text NOT NULL,
	`changes` text NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
