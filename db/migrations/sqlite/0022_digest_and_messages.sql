CREATE TABLE `digest_reads` (
	`person_id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `message_ways` (
	`person_id` text PRIMARY KEY NOT NULL,
	`way` text NOT NULL,
	`address_sealed` text NOT NULL,
	`language` text NOT NULL,
	`code_index` text,
	`code_ends_at` integer NOT NULL,
	`confirmed_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "message_ways_way" CHECK("message_ways"."way" in ('email', 'wecom')),
	CONSTRAINT "message_ways_language" CHECK("message_ways"."language" in ('zh', 'en')),
	CONSTRAINT "message_ways_code" CHECK(("message_ways"."code_index" is null) = ("message_ways"."confirmed_at" is not null))
) STRICT;
--> statement-breakpoint
CREATE TABLE `weekly_messages` (
	`week` text NOT NULL,
	`to_id` text NOT NULL,
	`at` integer NOT NULL,
	`state` text NOT NULL,
	`tries` integer NOT NULL,
	PRIMARY KEY(`week`, `to_id`),
	CONSTRAINT "weekly_messages_state" CHECK("weekly_messages"."state" in ('claimed', 'sent', 'waits', 'failed'))
) STRICT;
