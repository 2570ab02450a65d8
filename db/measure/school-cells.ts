import { and, asc, eq } from 'drizzle-orm';
import { isFresh } from '../../server/core/calendar/days.ts';
import { type Dated, dayWithin, gradeOf } from '../../server/core/calendar/terms.ts';
import { type CellIndicator, openCells, type SchoolCells } from '../../server/core/measurement/cells.ts';
import type { Reader } from '../engine.ts';
import { coreOf, type PinnedRubric } from '../pinned-rubrics.ts';
import { staysOn } from '../reach/stays.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import type { StandingMark } from './term-marks.ts';

type Term = Dated & { readonly id: string };
type Asked = { readonly schoolId: string; readonly term: Term; readonly today: string };

/** One school's evidence of one term in cells: the pupils who are in it today, and what still stands. A record of an addition counts for its core indicator. */
export async function selectSchoolCells(
  q: Reader,
  { schoolId, term, today }: Asked,
  rubrics: readonly PinnedRubric[],
  marks: readonly StandingMark[],
): Promise<SchoolCells> {
  const pupils = (await selectPupils(q, { schoolId, term, today })).map(({ id, classId, sex, ...at }) => ({
    id,
    classId,
    sex,
    grade: gradeOf(at, term.code),
  }));
  const core = coreOf(rubrics);
  const cells = openCells(schoolId, pupils, indicatorsOf(rubrics));
  for (const mark of marks) {
    if (mark.activity.visibility !== 'family') continue;
    cells.add({
      pupilId: mark.pupilId,
      indicatorId: core.get(mark.indicatorId) ?? mark.indicatorId,
      raterId: mark.raterId,
      raterKind: mark.raterKind,
      kind: mark.kind,
      // A level by the child's own goal is a record, and no rating that others may be compared with.
      level: mark.byOwnGoal ? null : mark.level,
      amount: mark.amount,
      isFresh: isFresh(mark.happenedOn, mark.enteredAt),
    });
  }
  return cells.close();
}

const allOf = (rubrics: readonly PinnedRubric[]) =>
  rubrics.flatMap(({ body }) => body.indicators.map((indicator) => ({ indicator, body })));

const indicatorsOf = (rubrics: readonly PinnedRubric[]) =>
  allOf(rubrics).flatMap(({ indicator: { id, scope }, body }): CellIndicator[] =>
    scope === 'core' ? [{ id, dimension: body.dimension, levels: body.levelScale.map(({ code }) => code) }] : [],
  );

async function selectPupils(q: Reader, { schoolId, term, today }: Asked) {
  const { enrolments, classes, pupils } = unsafeTables(q);
  return await q
    .select({
      id: enrolments.pupilId,
      classId: enrolments.classId,
      sex: pupils.sex,
      stage: classes.stage,
      entryYear: classes.entryYear,
    })
    .from(enrolments)
    .innerJoin(classes, and(eq(classes.schoolId, enrolments.schoolId), eq(classes.id, enrolments.classId)))
    .innerJoin(pupils, eq(pupils.id, enrolments.pupilId))
    .where(and(eq(enrolments.schoolId, schoolId), eq(enrolments.termId, term.id), staysOn(q, dayWithin(term, today))))
    .orderBy(asc(enrolments.pupilId), asc(enrolments.classId));
}
