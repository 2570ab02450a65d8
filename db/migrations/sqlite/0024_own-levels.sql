ALTER TABLE `contribution_versions` ADD `own_level` text;--> statement-breakpoint
ALTER TABLE `contributions` ADD `own_level` text;