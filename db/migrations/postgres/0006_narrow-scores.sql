ALTER TABLE "marks" ADD COLUMN "for_family" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "marks" ALTER COLUMN "for_family" DROP DEFAULT;--> statement-breakpoint
UPDATE "marks" SET "for_family" = false FROM "activities"
	WHERE "activities"."school_id" = "marks"."school_id" AND "activities"."id" = "marks"."activity_id" AND "activities"."visibility" = 'staff';--> statement-breakpoint
ALTER TABLE "scores" ADD COLUMN "bonus" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "scores" ADD COLUMN "ratings" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "scores" ADD COLUMN "raters" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "scores" ADD COLUMN "weight_share" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "scores" ADD COLUMN "seen" json DEFAULT '[]' NOT NULL;--> statement-breakpoint
UPDATE "scores" SET
	"bonus" = coalesce(("result"->>'bonus')::double precision, 0),
	"ratings" = coalesce(("result"->>'ratings')::bigint, 0),
	"raters" = coalesce(("result"->>'raters')::bigint, 0),
	"weight_share" = coalesce(("result"->>'weightShare')::double precision, 0),
	"seen" = coalesce((
		SELECT json_agg(json_build_array(one->>'id', (one->>'records')::bigint, one->>'lastHappenedOn') ORDER BY place)
		FROM json_array_elements("result"->'indicators') WITH ORDINALITY AS "each"(one, place) WHERE one->>'lastHappenedOn' IS NOT NULL
	), '[]');--> statement-breakpoint
ALTER TABLE "scores" ALTER COLUMN "bonus" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "scores" ALTER COLUMN "ratings" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "scores" ALTER COLUMN "raters" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "scores" ALTER COLUMN "weight_share" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "scores" ALTER COLUMN "seen" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "scores" DROP COLUMN "result";
