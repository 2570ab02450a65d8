CREATE TABLE "installation" (
	"id" text PRIMARY KEY NOT NULL,
	"key_print" text NOT NULL,
	"verified_at" bigint,
	"verified_backup" text,
	"verified_reports" bigint
);
