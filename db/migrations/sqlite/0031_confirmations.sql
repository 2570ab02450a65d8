CREATE TABLE `confirmations` (
	`school_id` text NOT NULL,
	`id` text NOT NULL,
	`class_id` text NOT NULL,
	`term_id` text NOT NULL,
	`pupil_id` text NOT NULL,
	`number` integer NOT NULL,
	`stage` text NOT NULL,
	`step` text NOT NULL,
	`hash` text NOT NULL,
	`excuse` text,
	`reason` text,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`school_id`, `id`),
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupils`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`,`class_id`) REFERENCES `classes`(`school_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "confirmations_stage" CHECK("confirmations"."stage" in ('guardian', 'homeroom', 'principal')),
	CONSTRAINT "confirmations_step" CHECK(("confirmations"."step" = 'take-back') = ("confirmations"."reason" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `confirmations_once` ON `confirmations` (`class_id`,`term_id`,`pupil_id`,`number`);