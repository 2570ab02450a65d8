DROP INDEX `accesses_by_object`;--> statement-breakpoint
DROP INDEX `audits_by_object`;--> statement-breakpoint
DROP INDEX `photo_pupils_by_pupil`;--> statement-breakpoint
DROP INDEX `pupils_by_sort_key`;--> statement-breakpoint
DROP INDEX `marks_by_pupil`;--> statement-breakpoint
CREATE INDEX `marks_by_pupil` ON `marks` (`pupil_id`,`term_id`,`dimension`);--> statement-breakpoint
CREATE INDEX `activities_by_author` ON `activities` (`school_id`,`author_id`,`id`);--> statement-breakpoint
CREATE INDEX `activities_by_term` ON `activities` (`term_id`,`happened_on`);--> statement-breakpoint
CREATE INDEX `enrolments_by_term` ON `enrolments` (`school_id`,`term_id`,`class_id`);--> statement-breakpoint
CREATE INDEX `rollups_by_term` ON `rollups` (`school_id`,`term_id`);--> statement-breakpoint
CREATE INDEX `scores_by_pupil` ON `scores` (`pupil_id`,`term_id`);