CREATE TABLE `incident_steps` (
	`school_id` text NOT NULL,
	`incident_id` text NOT NULL,
	`version` integer NOT NULL,
	`step` text NOT NULL,
	`text` text,
	`helper` text,
	`until_on` text,
	`about` integer,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`school_id`, `incident_id`, `version`),
	FOREIGN KEY (`by_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`,`incident_id`) REFERENCES `incidents`(`school_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "incident_steps_step" CHECK("incident_steps"."step" in ('note', 'amend', 'support', 'done', 'not-done', 'share', 'repair', 'reopen', 'withdraw')),
	CONSTRAINT "incident_steps_text" CHECK(("incident_steps"."step" in ('done', 'not-done', 'share')) = ("incident_steps"."text" is null)),
	CONSTRAINT "incident_steps_support" CHECK(("incident_steps"."step" = 'support') = ("incident_steps"."helper" is not null)),
	CONSTRAINT "incident_steps_until" CHECK(("incident_steps"."step" = 'support') = ("incident_steps"."until_on" is not null)),
	CONSTRAINT "incident_steps_about" CHECK(("incident_steps"."step" in ('done', 'not-done')) = ("incident_steps"."about" is not null))
) STRICT;
--> statement-breakpoint
CREATE TABLE `incidents` (
	`school_id` text NOT NULL,
	`id` text NOT NULL,
	`pupil_id` text NOT NULL,
	`class_id` text NOT NULL,
	`together_id` text NOT NULL,
	`happened_on` text NOT NULL,
	`author_id` text NOT NULL,
	`state` text NOT NULL,
	`due_on` text,
	`shared_at` integer,
	`closed_on` text,
	`changed_at` integer NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`school_id`, `id`),
	FOREIGN KEY (`pupil_id`) REFERENCES `pupils`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`,`class_id`) REFERENCES `classes`(`school_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "incidents_state" CHECK("incidents"."state" in ('noted', 'supported', 'shared', 'repaired', 'withdrawn')),
	CONSTRAINT "incidents_shared" CHECK(("incidents"."state" = 'shared') = ("incidents"."shared_at" is not null)),
	CONSTRAINT "incidents_closed" CHECK(("incidents"."state" in ('repaired', 'withdrawn')) = ("incidents"."closed_on" is not null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `incidents_by_class` ON `incidents` (`school_id`,`class_id`,`state`);--> statement-breakpoint
CREATE INDEX `incidents_by_school` ON `incidents` (`school_id`,`state`);--> statement-breakpoint
CREATE INDEX `incidents_by_pupil` ON `incidents` (`pupil_id`,`state`);--> statement-breakpoint
CREATE INDEX `incidents_by_closing` ON `incidents` (`closed_on`);