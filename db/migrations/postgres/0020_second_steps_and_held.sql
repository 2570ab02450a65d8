CREATE TABLE "half_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"by" text NOT NULL,
	"credential" text NOT NULL,
	"ends_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"person_id" text NOT NULL,
	"code_hash" text NOT NULL,
	CONSTRAINT "recovery_codes_person_id_code_hash_pk" PRIMARY KEY("person_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "second_steps" (
	"person_id" text PRIMARY KEY NOT NULL,
	"secret_sealed" text,
	"confirmed_at" bigint,
	"last_step" bigint NOT NULL,
	"taken_off_at" bigint
);
--> statement-breakpoint
ALTER TABLE "measurements" DROP CONSTRAINT "measurements_kind";--> statement-breakpoint
ALTER TABLE "areas" ADD COLUMN "requires_second_step" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "must_set_second_step" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "half_sessions" ADD CONSTRAINT "half_sessions_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_steps" ADD CONSTRAINT "second_steps_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "half_sessions_by_end" ON "half_sessions" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_by_time" ON "sign_in_attempts" USING btree ("last_at");--> statement-breakpoint
ALTER TABLE "measurements" ADD CONSTRAINT "measurements_kind" CHECK ("measurements"."kind" in ('area', 'held', 'rating-errors', 'released', 'school', 'screens'));