CREATE TABLE `chains` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`key_print` text NOT NULL,
	`audits_before` integer NOT NULL,
	`audits_digest` text NOT NULL,
	`accesses_before` integer NOT NULL,
	`accesses_digest` text NOT NULL,
	`mac` text NOT NULL
) STRICT;
--> statement-breakpoint
ALTER TABLE `accesses` ADD `lane` integer;--> statement-breakpoint
ALTER TABLE `accesses` ADD `seq` integer;--> statement-breakpoint
ALTER TABLE `accesses` ADD `mac` text;--> statement-breakpoint
CREATE UNIQUE INDEX `accesses_link` ON `accesses` (`lane`,`seq`);--> statement-breakpoint
ALTER TABLE `audits` ADD `lane` integer;--> statement-breakpoint
ALTER TABLE `audits` ADD `seq` integer;--> statement-breakpoint
ALTER TABLE `audits` ADD `mac` text;--> statement-breakpoint
CREATE UNIQUE INDEX `audits_link` ON `audits` (`lane`,`seq`);--> statement-breakpoint
-- By hand from here on: drizzle-kit knows of no triggers. A table that is made again loses its own; test/db/history.test.ts sees that.
CREATE TRIGGER `audits_no_update` BEFORE UPDATE ON `audits` BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;
--> statement-breakpoint
CREATE TRIGGER `audits_no_delete` BEFORE DELETE ON `audits` BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;
--> statement-breakpoint
CREATE TRIGGER `accesses_no_update` BEFORE UPDATE ON `accesses` BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;
--> statement-breakpoint
CREATE TRIGGER `accesses_no_delete` BEFORE DELETE ON `accesses` BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;
--> statement-breakpoint
CREATE TRIGGER `chains_no_update` BEFORE UPDATE ON `chains` BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;
--> statement-breakpoint
CREATE TRIGGER `chains_no_delete` BEFORE DELETE ON `chains` BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;
