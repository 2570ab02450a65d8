ALTER TABLE `schools` ADD `last_day` text;--> statement-breakpoint
ALTER TABLE `schools` ADD `goes_on_in` text;