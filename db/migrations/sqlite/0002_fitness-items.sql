DROP INDEX `marks_once`;--> statement-breakpoint
ALTER TABLE `marks` ADD `part` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `marks_once` ON `marks` (`school_id`,`activity_id`,`pupil_id`,`indicator_id`,`part`);