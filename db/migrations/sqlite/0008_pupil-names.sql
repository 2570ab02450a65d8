CREATE TABLE `pupil_names` (
	`pupil_id` text NOT NULL,
	`replaced_at` integer NOT NULL,
	`name` text NOT NULL,
	`replaced_by` text NOT NULL,
	PRIMARY KEY(`pupil_id`, `replaced_at`),
	FOREIGN KEY (`pupil_id`) REFERENCES `pupils`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
