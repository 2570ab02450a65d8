ALTER TABLE "measurements" DROP CONSTRAINT "measurements_kind";--> statement-breakpoint
DROP INDEX "accesses_by_object";--> statement-breakpoint
DROP INDEX "audits_by_object";--> statement-breakpoint
DROP INDEX "photo_pupils_by_pupil";--> statement-breakpoint
DROP INDEX "pupils_by_sort_key";--> statement-breakpoint
DROP INDEX "marks_by_pupil";--> statement-breakpoint
CREATE INDEX "activities_by_author" ON "activities" USING btree ("school_id","author_id","id");--> statement-breakpoint
CREATE INDEX "activities_by_term" ON "activities" USING btree ("term_id","happened_on");--> statement-breakpoint
CREATE INDEX "enrolments_by_term" ON "enrolments" USING btree ("school_id","term_id","class_id");--> statement-breakpoint
CREATE INDEX "rollups_by_term" ON "rollups" USING btree ("school_id","term_id");--> statement-breakpoint
CREATE INDEX "scores_by_pupil" ON "scores" USING btree ("pupil_id","term_id");--> statement-breakpoint
CREATE INDEX "marks_by_pupil" ON "marks" USING btree ("pupil_id","term_id","dimension");--> statement-breakpoint
ALTER TABLE "measurements" ADD CONSTRAINT "measurements_kind" CHECK ("measurements"."kind" in ('area', 'released', 'school', 'screens'));