CREATE TABLE `accesses` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`person_id` text NOT NULL,
	`route_id` text NOT NULL,
	`object` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `accesses_by_object` ON `accesses` (`object`,`at`);--> statement-breakpoint
CREATE TABLE `activities` (
	`school_id` text NOT NULL,
	`id` text NOT NULL,
	`class_id` text NOT NULL,
	`term_id` text NOT NULL,
	`title` text NOT NULL,
	`happened_on` text NOT NULL,
	`entered_at` integer NOT NULL,
	`place` text,
	`organiser` text,
	`note` text,
	`visibility` text NOT NULL,
	`author_id` text NOT NULL,
	`author_role` text NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	`withdrawal_reason` text,
	PRIMARY KEY(`school_id`, `id`),
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`,`class_id`) REFERENCES `classes`(`school_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "activities_visibility" CHECK("activities"."visibility" in ('staff', 'family'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `activities_by_id` ON `activities` (`id`);--> statement-breakpoint
CREATE INDEX `activities_by_class` ON `activities` (`class_id`,`happened_on`,`id`);--> statement-breakpoint
CREATE TABLE `areas` (
	`id` text PRIMARY KEY NOT NULL,
	`district_id` text NOT NULL,
	`kind` text NOT NULL,
	`path` text NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`sourced_id` text NOT NULL,
	CONSTRAINT "areas_kind" CHECK("areas"."kind" in ('district', 'town', 'group'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `areas_by_path` ON `areas` (`path`);--> statement-breakpoint
CREATE UNIQUE INDEX `areas_by_sourced_id` ON `areas` (`district_id`,`sourced_id`);--> statement-breakpoint
CREATE TABLE `audits` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`person_id` text,
	`route_id` text NOT NULL,
	`object` text,
	`detail` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `audits_by_object` ON `audits` (`object`,`at`);--> statement-breakpoint
CREATE TABLE `classes` (
	`school_id` text NOT NULL,
	`id` text NOT NULL,
	`stage` text NOT NULL,
	`entry_year` integer NOT NULL,
	`number` integer NOT NULL,
	`sourced_id` text NOT NULL,
	PRIMARY KEY(`school_id`, `id`),
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "classes_stage" CHECK("classes"."stage" in ('primary', 'junior', 'senior'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `classes_by_id` ON `classes` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `classes_by_name` ON `classes` (`school_id`,`stage`,`entry_year`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `classes_by_sourced_id` ON `classes` (`school_id`,`sourced_id`);--> statement-breakpoint
CREATE TABLE `enrolments` (
	`school_id` text NOT NULL,
	`id` text NOT NULL,
	`pupil_id` text NOT NULL,
	`class_id` text NOT NULL,
	`term_id` text NOT NULL,
	`starts_on` text NOT NULL,
	`ended_on` text,
	`sourced_id` text NOT NULL,
	PRIMARY KEY(`school_id`, `id`),
	FOREIGN KEY (`pupil_id`) REFERENCES `pupils`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`,`class_id`) REFERENCES `classes`(`school_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `enrolments_by_id` ON `enrolments` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `enrolments_once` ON `enrolments` (`school_id`,`class_id`,`term_id`,`pupil_id`);--> statement-breakpoint
CREATE INDEX `enrolments_by_pupil` ON `enrolments` (`pupil_id`,`term_id`);--> statement-breakpoint
CREATE TABLE `grants` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`place_kind` text NOT NULL,
	`place_id` text NOT NULL,
	`subject` text,
	`starts_on` text NOT NULL,
	`ends_on` text,
	`sourced_id` text,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "grants_place_kind" CHECK("grants"."place_kind" in ('pupil', 'class', 'school', 'area'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `grants_once` ON `grants` (`person_id`,`role`,`place_id`,`starts_on`);--> statement-breakpoint
CREATE INDEX `grants_by_place` ON `grants` (`place_id`,`role`);--> statement-breakpoint
CREATE TABLE `mark_versions` (
	`school_id` text NOT NULL,
	`mark_id` text NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`level` text,
	`amount` real,
	`note` text,
	`rater_id` text NOT NULL,
	`entered_at` integer NOT NULL,
	`replaced_at` integer NOT NULL,
	`replaced_by` text NOT NULL,
	`reason` text NOT NULL,
	PRIMARY KEY(`school_id`, `mark_id`, `version`),
	FOREIGN KEY (`school_id`,`mark_id`) REFERENCES `marks`(`school_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `marks` (
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
	CONSTRAINT "marks_value" CHECK(("marks"."kind" = 'level' and "marks"."level" is not null and "marks"."amount" is null)
          or ("marks"."kind" in ('count', 'hours') and "marks"."level" is null and "marks"."amount" > 0)
          or ("marks"."kind" = 'observation' and "marks"."level" is null and "marks"."amount" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `marks_by_id` ON `marks` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `marks_once` ON `marks` (`school_id`,`activity_id`,`pupil_id`,`indicator_id`);--> statement-breakpoint
CREATE INDEX `marks_by_pupil` ON `marks` (`pupil_id`,`dimension`,`term_id`);--> statement-breakpoint
CREATE TABLE `persons` (
	`id` text PRIMARY KEY NOT NULL,
	`district_id` text,
	`username` text NOT NULL,
	`name` text NOT NULL,
	`sort_key` text NOT NULL,
	`password_hash` text,
	`must_change_password` integer NOT NULL,
	`is_enabled` integer NOT NULL,
	`sourced_id` text,
	FOREIGN KEY (`district_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `persons_by_username` ON `persons` (`username`);--> statement-breakpoint
CREATE UNIQUE INDEX `persons_by_sourced_id` ON `persons` (`district_id`,`sourced_id`);--> statement-breakpoint
CREATE TABLE `pupils` (
	`id` text PRIMARY KEY NOT NULL,
	`district_id` text NOT NULL,
	`name` text NOT NULL,
	`sort_key` text NOT NULL,
	`student_number_sealed` text,
	`student_number_index` text,
	`sourced_id` text NOT NULL,
	FOREIGN KEY (`district_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `pupils_by_student_number` ON `pupils` (`student_number_index`);--> statement-breakpoint
CREATE UNIQUE INDEX `pupils_by_sourced_id` ON `pupils` (`district_id`,`sourced_id`);--> statement-breakpoint
CREATE INDEX `pupils_by_sort_key` ON `pupils` (`sort_key`,`id`);--> statement-breakpoint
CREATE TABLE `requests` (
	`person_id` text NOT NULL,
	`client_id` text NOT NULL,
	`at` integer NOT NULL,
	`fingerprint` text NOT NULL,
	`reply` text,
	PRIMARY KEY(`person_id`, `client_id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `rollups` (
	`school_id` text NOT NULL,
	`class_id` text NOT NULL,
	`term_id` text NOT NULL,
	`dimension` text NOT NULL,
	`pupils` integer NOT NULL,
	`noticed` integer NOT NULL,
	`ok` integer NOT NULL,
	`scored` integer NOT NULL,
	`records` integer NOT NULL,
	`fresh` integer NOT NULL,
	`score_sum` real NOT NULL,
	`square_sum` real NOT NULL,
	`levels` text NOT NULL,
	`error_terms` text,
	`method_version` text NOT NULL,
	PRIMARY KEY(`school_id`, `class_id`, `term_id`, `dimension`),
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`,`class_id`) REFERENCES `classes`(`school_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `rubrics` (
	`id` text PRIMARY KEY NOT NULL,
	`district_id` text NOT NULL,
	`key` text NOT NULL,
	`version` integer NOT NULL,
	`dimension` text NOT NULL,
	`body` text NOT NULL,
	`published_at` integer NOT NULL,
	FOREIGN KEY (`district_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `rubrics_by_version` ON `rubrics` (`district_id`,`key`,`version`);--> statement-breakpoint
CREATE TABLE `schools` (
	`id` text PRIMARY KEY NOT NULL,
	`district_id` text NOT NULL,
	`area_id` text NOT NULL,
	`group_id` text,
	`path` text NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`sort_key` text NOT NULL,
	`sourced_id` text NOT NULL,
	FOREIGN KEY (`district_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `schools_by_path` ON `schools` (`path`);--> statement-breakpoint
CREATE UNIQUE INDEX `schools_by_sourced_id` ON `schools` (`district_id`,`sourced_id`);--> statement-breakpoint
CREATE TABLE `scores` (
	`school_id` text NOT NULL,
	`pupil_id` text NOT NULL,
	`term_id` text NOT NULL,
	`dimension` text NOT NULL,
	`class_id` text NOT NULL,
	`status` text NOT NULL,
	`score` real,
	`level` text,
	`records` integer NOT NULL,
	`fresh` integer NOT NULL,
	`last_on` text,
	`result` text NOT NULL,
	`error_terms` text,
	`method_version` text NOT NULL,
	PRIMARY KEY(`school_id`, `pupil_id`, `term_id`, `dimension`),
	FOREIGN KEY (`pupil_id`) REFERENCES `pupils`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`,`class_id`) REFERENCES `classes`(`school_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `scores_by_class` ON `scores` (`class_id`,`term_id`,`dimension`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`idle_for` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `sessions_by_person` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE TABLE `sign_in_attempts` (
	`key` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`last_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `sign_in_codes` (
	`person_id` text PRIMARY KEY NOT NULL,
	`code_hash` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `term_rubrics` (
	`term_id` text NOT NULL,
	`dimension` text NOT NULL,
	`rubric_id` text NOT NULL,
	PRIMARY KEY(`term_id`, `dimension`),
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`rubric_id`) REFERENCES `rubrics`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `terms` (
	`id` text PRIMARY KEY NOT NULL,
	`district_id` text NOT NULL,
	`code` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`sourced_id` text NOT NULL,
	FOREIGN KEY (`district_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "terms_dates" CHECK("terms"."starts_on" <= "terms"."ends_on")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `terms_by_code` ON `terms` (`district_id`,`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `terms_by_sourced_id` ON `terms` (`district_id`,`sourced_id`);