ALTER TABLE `enrolments` ADD `number_in_class` integer;--> statement-breakpoint
ALTER TABLE `persons` ADD `contact_index` text;--> statement-breakpoint
CREATE INDEX `persons_by_contact` ON `persons` (`district_id`,`contact_index`);