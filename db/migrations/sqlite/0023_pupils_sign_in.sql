CREATE TABLE `pupil_lines` (
	`school_id` text PRIMARY KEY NOT NULL,
	`from_grade` integer,
	`said_by` text NOT NULL,
	`said_at` integer NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `grants_own_pupil` ON `grants` (`place_id`) WHERE "grants"."role" = 'pupil';--> statement-breakpoint
CREATE UNIQUE INDEX `grants_own_person` ON `grants` (`person_id`) WHERE "grants"."role" = 'pupil';