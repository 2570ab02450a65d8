CREATE TABLE `installation` (
	`id` text PRIMARY KEY NOT NULL,
	`key_print` text NOT NULL,
	`verified_at` integer,
	`verified_backup` text,
	`verified_reports` integer
) STRICT;
