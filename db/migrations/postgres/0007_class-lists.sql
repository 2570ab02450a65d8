ALTER TABLE "enrolments" ADD COLUMN "number_in_class" bigint;--> statement-breakpoint
ALTER TABLE "persons" ADD COLUMN "contact_index" text;--> statement-breakpoint
CREATE INDEX "persons_by_contact" ON "persons" USING btree ("district_id","contact_index");