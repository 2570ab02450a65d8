CREATE TABLE `list_meanings` (
	`school_id` text NOT NULL,
	`heading` text NOT NULL,
	`column_letter` text NOT NULL,
	`meaning` text NOT NULL,
	`said_by` text NOT NULL,
	`said_at` integer NOT NULL,
	PRIMARY KEY(`school_id`, `heading`, `column_letter`),
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
