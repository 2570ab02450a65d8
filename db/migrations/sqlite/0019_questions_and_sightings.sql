CREATE TABLE `question_steps` (
	`question_id` text NOT NULL,
	`version` integer NOT NULL,
	`step` text NOT NULL,
	`text` text,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	`seen_at` integer,
	`seen_by` text,
	PRIMARY KEY(`question_id`, `version`),
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`seen_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "question_steps_step" CHECK("question_steps"."step" in ('ask', 'answer', 'ask-again', 'settle', 'withdraw')),
	CONSTRAINT "question_steps_text" CHECK(("question_steps"."step" in ('settle', 'withdraw')) = ("question_steps"."text" is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `question_steps_by_person` ON `question_steps` (`by_id`,`at`);--> statement-breakpoint
CREATE TABLE `questions` (
	`id` text PRIMARY KEY NOT NULL,
	`pupil_id` text NOT NULL,
	`school_id` text NOT NULL,
	`class_id` text NOT NULL,
	`term_id` text NOT NULL,
	`dimension` text NOT NULL,
	`indicator_id` text,
	`mark_school_id` text,
	`mark_id` text,
	`mark_version` integer,
	`activity_version` integer,
	`author_id` text,
	`about_on` text NOT NULL,
	`is_passed_on` integer NOT NULL,
	`open_about` text,
	`state` text NOT NULL,
	`asked_at` integer NOT NULL,
	`sent_at` integer NOT NULL,
	`answered_at` integer,
	`changed_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupils`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`,`class_id`) REFERENCES `classes`(`school_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mark_school_id`,`mark_id`) REFERENCES `marks`(`school_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "questions_state" CHECK("questions"."state" in ('asked', 'answered', 'asked-again', 'settled', 'withdrawn')),
	CONSTRAINT "questions_open" CHECK(("questions"."state" in ('settled', 'withdrawn')) = ("questions"."open_about" is null)),
	CONSTRAINT "questions_mark" CHECK(("questions"."mark_id" is null) = ("questions"."mark_school_id" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `questions_open_once` ON `questions` (`open_about`);--> statement-breakpoint
CREATE INDEX `questions_by_pupil` ON `questions` (`pupil_id`,`asked_at`,`id`);--> statement-breakpoint
CREATE INDEX `questions_by_class` ON `questions` (`class_id`,`state`);--> statement-breakpoint
CREATE INDEX `questions_by_change` ON `questions` (`class_id`,`changed_at`,`id`);--> statement-breakpoint
CREATE INDEX `questions_by_school` ON `questions` (`school_id`,`state`);--> statement-breakpoint
CREATE INDEX `questions_by_time` ON `questions` (`school_id`,`asked_at`);--> statement-breakpoint
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
CREATE INDEX `photos_by_withdrawal` ON `photos` (`withdrawn_at`) WHERE "photos"."withdrawn_at" is not null and "photos"."file_let_go_at" is null;