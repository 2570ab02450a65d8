CREATE TABLE "digest_reads" (
	"person_id" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message_ways" (
	"person_id" text PRIMARY KEY NOT NULL,
	"way" text NOT NULL,
	"address_sealed" text NOT NULL,
	"language" text NOT NULL,
	"code_index" text,
	"code_ends_at" bigint NOT NULL,
	"confirmed_at" bigint,
	CONSTRAINT "message_ways_way" CHECK ("message_ways"."way" in ('email', 'wecom')),
	CONSTRAINT "message_ways_language" CHECK ("message_ways"."language" in ('zh', 'en')),
	CONSTRAINT "message_ways_code" CHECK (("message_ways"."code_index" is null) = ("message_ways"."confirmed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "weekly_messages" (
	"week" text NOT NULL,
	"to_id" text NOT NULL,
	"at" bigint NOT NULL,
	"state" text NOT NULL,
	"tries" bigint NOT NULL,
	CONSTRAINT "weekly_messages_week_to_id_pk" PRIMARY KEY("week","to_id"),
	CONSTRAINT "weekly_messages_state" CHECK ("weekly_messages"."state" in ('claimed', 'sent', 'waits', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "digest_reads" ADD CONSTRAINT "digest_reads_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_ways" ADD CONSTRAINT "message_ways_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;