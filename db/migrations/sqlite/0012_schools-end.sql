ALTER TABLE `schools` ADD `ended_on` text;--> statement-breakpoint
ALTER TABLE `schools` ADD `goes_on_in` text;