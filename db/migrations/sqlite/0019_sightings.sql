CREATE TABLE `sightings` (
	`pupil_id` text NOT NULL,
	`day` text NOT NULL,
	`person_id` text NOT NULL,
	`school_id` text NOT NULL,
	`kind` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`pupil_id`, `day`, `person_id`, `school_id`, `kind`),
	CONSTRAINT "sightings_kind" CHECK("sightings"."kind" in ('page', 'record', 'photo', 'file', 'search', 'class'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `sightings_by_day` ON `sightings` (`day`,`pupil_id`);--> statement-breakpoint
ALTER TABLE `photos` ADD `file_let_go_at` integer;--> statement-breakpoint
CREATE INDEX `photos_by_digest` ON `photos` (`digest`);--> statement-breakpoint
CREATE INDEX `photos_by_withdrawal` ON `photos` (`file_let_go_at`,`withdrawn_at`);