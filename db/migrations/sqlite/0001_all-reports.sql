CREATE TABLE `activity_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`district_id` text NOT NULL,
	`school_id` text,
	`title` text NOT NULL,
	`sort_key` text NOT NULL,
	`indicator_ids` text NOT NULL,
	`place` text,
	`organiser` text,
	`base_id` text,
	`hours` real,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`district_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`base_id`) REFERENCES `bases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `activity_templates_by_district` ON `activity_templates` (`district_id`,`sort_key`);--> statement-breakpoint
CREATE TABLE `adoptions` (
	`id` text PRIMARY KEY NOT NULL,
	`district_id` text NOT NULL,
	`owner_kind` text NOT NULL,
	`owner_id` text NOT NULL,
	`dimension` text NOT NULL,
	`indicator_id` text NOT NULL,
	`body` text,
	`adopted_at` integer NOT NULL,
	`adopted_by` text,
	`ended_at` integer,
	`ended_by` text,
	FOREIGN KEY (`district_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`adopted_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "adoptions_owner" CHECK("adoptions"."owner_kind" in ('area', 'school'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `adoptions_once` ON `adoptions` (`owner_id`,`indicator_id`);--> statement-breakpoint
CREATE INDEX `adoptions_by_district` ON `adoptions` (`district_id`,`dimension`);--> statement-breakpoint
CREATE TABLE `bases` (
	`id` text PRIMARY KEY NOT NULL,
	`district_id` text NOT NULL,
	`school_id` text,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`sort_key` text NOT NULL,
	`address` text,
	`ended_at` integer,
	FOREIGN KEY (`district_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "bases_kind" CHECK("bases"."kind" in ('base', 'organiser'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `bases_by_district` ON `bases` (`district_id`,`sort_key`);--> statement-breakpoint
CREATE TABLE `consents` (
	`pupil_id` text NOT NULL,
	`kind` text NOT NULL,
	`is_given` integer NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`pupil_id`, `kind`),
	FOREIGN KEY (`pupil_id`) REFERENCES `pupils`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "consents_kind" CHECK("consents"."kind" in ('photos'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `photo_pupils` (
	`school_id` text NOT NULL,
	`photo_id` text NOT NULL,
	`pupil_id` text NOT NULL,
	PRIMARY KEY(`school_id`, `photo_id`, `pupil_id`),
	FOREIGN KEY (`pupil_id`) REFERENCES `pupils`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`,`photo_id`) REFERENCES `photos`(`school_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `photo_pupils_by_pupil` ON `photo_pupils` (`pupil_id`);--> statement-breakpoint
CREATE TABLE `photos` (
	`school_id` text NOT NULL,
	`id` text NOT NULL,
	`activity_id` text NOT NULL,
	`digest` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`bytes` integer NOT NULL,
	`author_id` text NOT NULL,
	`entered_at` integer NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	PRIMARY KEY(`school_id`, `id`),
	FOREIGN KEY (`author_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`,`activity_id`) REFERENCES `activities`(`school_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `photos_by_id` ON `photos` (`id`);--> statement-breakpoint
CREATE INDEX `photos_by_activity` ON `photos` (`school_id`,`activity_id`);--> statement-breakpoint
CREATE TABLE `rubric_drafts` (
	`district_id` text NOT NULL,
	`key` text NOT NULL,
	`based_on` integer NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	PRIMARY KEY(`district_id`, `key`),
	FOREIGN KEY (`district_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_marks` (
	`school_id` text NOT NULL,
	`id` text NOT NULL,
	`activity_id` text NOT NULL,
	`pupil_id` text NOT NULL,
	`class_id` text NOT NULL,
	`term_id` text NOT NULL,
	`rubric_id` text NOT NULL,
	`dimension` text NOT NULL,
	`indicator_id` text NOT NULL,
	`kind` text NOT NULL,
	`level` text,
	`amount` real,
	`detail` text,
	`note` text,
	`rater_id` text NOT NULL,
	`rater_kind` text NOT NULL,
	`happened_on` text NOT NULL,
	`entered_at` integer NOT NULL,
	`version` integer NOT NULL,
	`is_withdrawn` integer NOT NULL,
	PRIMARY KEY(`school_id`, `id`),
	FOREIGN KEY (`pupil_id`) REFERENCES `pupils`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`rubric_id`) REFERENCES `rubrics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`rater_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`,`activity_id`) REFERENCES `activities`(`school_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "marks_value" CHECK(("__new_marks"."kind" = 'level' and "__new_marks"."level" is not null and "__new_marks"."amount" is null)
          or ("__new_marks"."kind" in ('count', 'hours') and "__new_marks"."level" is null and "__new_marks"."amount" > 0)
          or ("__new_marks"."kind" in ('measurement', 'attendance') and "__new_marks"."level" is null and "__new_marks"."amount" is not null and "__new_marks"."detail" is not null)
          or ("__new_marks"."kind" = 'award' and "__new_marks"."level" is null and "__new_marks"."amount" is null and "__new_marks"."detail" is not null)
          or ("__new_marks"."kind" = 'observation' and "__new_marks"."level" is null and "__new_marks"."amount" is null))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_marks`("school_id", "id", "activity_id", "pupil_id", "class_id", "term_id", "rubric_id", "dimension", "indicator_id", "kind", "level", "amount", "detail", "note", "rater_id", "rater_kind", "happened_on", "entered_at", "version", "is_withdrawn") SELECT "school_id", "id", "activity_id", "pupil_id", "class_id", "term_id", "rubric_id", "dimension", "indicator_id", "kind", "level", "amount", NULL, "note", "rater_id", "rater_kind", "happened_on", "entered_at", "version", "is_withdrawn" FROM `marks`;--> statement-breakpoint
DROP TABLE `marks`;--> statement-breakpoint
ALTER TABLE `__new_marks` RENAME TO `marks`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `marks_by_id` ON `marks` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `marks_once` ON `marks` (`school_id`,`activity_id`,`pupil_id`,`indicator_id`);--> statement-breakpoint
CREATE INDEX `marks_by_pupil` ON `marks` (`pupil_id`,`dimension`,`term_id`);--> statement-breakpoint
ALTER TABLE `activities` ADD `base_id` text REFERENCES bases(id);--> statement-breakpoint
ALTER TABLE `mark_versions` ADD `detail` text;--> statement-breakpoint
CREATE TABLE `__new_pupils` (
	`id` text PRIMARY KEY NOT NULL,
	`district_id` text NOT NULL,
	`name` text NOT NULL,
	`sort_key` text NOT NULL,
	`sex` text,
	`student_number_sealed` text,
	`student_number_index` text,
	`sourced_id` text NOT NULL,
	FOREIGN KEY (`district_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pupils_sex" CHECK("__new_pupils"."sex" in ('female', 'male'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_pupils`("id", "district_id", "name", "sort_key", "sex", "student_number_sealed", "student_number_index", "sourced_id") SELECT "id", "district_id", "name", "sort_key", NULL, "student_number_sealed", "student_number_index", "sourced_id" FROM `pupils`;--> statement-breakpoint
DROP TABLE `pupils`;--> statement-breakpoint
ALTER TABLE `__new_pupils` RENAME TO `pupils`;--> statement-breakpoint
CREATE UNIQUE INDEX `pupils_by_student_number` ON `pupils` (`student_number_index`);--> statement-breakpoint
CREATE UNIQUE INDEX `pupils_by_sourced_id` ON `pupils` (`district_id`,`sourced_id`);--> statement-breakpoint
CREATE INDEX `pupils_by_sort_key` ON `pupils` (`sort_key`,`id`);--> statement-breakpoint
ALTER TABLE `rollups` ADD `weeks` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `scores` ADD `weeks` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `terms` ADD `days_off` text DEFAULT '[]' NOT NULL;