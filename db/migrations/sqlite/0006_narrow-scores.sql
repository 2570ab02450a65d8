ALTER TABLE `marks` ADD `for_family` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
UPDATE `marks` SET `for_family` = 0 WHERE (`school_id`, `activity_id`) IN (SELECT `school_id`, `id` FROM `activities` WHERE `visibility` = 'staff');--> statement-breakpoint
ALTER TABLE `scores` ADD `bonus` real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `scores` ADD `ratings` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `scores` ADD `raters` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `scores` ADD `weight_share` real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `scores` ADD `seen` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
UPDATE `scores` SET
	`bonus` = coalesce(json_extract(`result`, '$.bonus'), 0),
	`ratings` = coalesce(json_extract(`result`, '$.ratings'), 0),
	`raters` = coalesce(json_extract(`result`, '$.raters'), 0),
	`weight_share` = coalesce(json_extract(`result`, '$.weightShare'), 0),
	`seen` = (
		SELECT json_group_array(json_array(json_extract(value, '$.id'), json_extract(value, '$.records'), json_extract(value, '$.lastHappenedOn')))
		FROM json_each(`scores`.`result`, '$.indicators') WHERE json_extract(value, '$.lastHappenedOn') IS NOT NULL
	);--> statement-breakpoint
ALTER TABLE `scores` DROP COLUMN `result`;
