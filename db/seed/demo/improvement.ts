import { and, eq } from 'drizzle-orm';
import { dayNumber, dayOf, shanghaiNoon } from '../../../server/core/calendar/days.ts';
import { type StandingSums, schoolFigure } from '../../../server/core/improvement/figure-of.ts';
import type { FindingAbout } from '../../../server/core/improvement/finding.ts';
import type { Dimension } from '../../../server/core/rubric/rubric.ts';
import { dimensionName } from '../../../server/core/tables/table-words.ts';
import type { Writer } from '../../engine.ts';
import { idsOf } from '../chance.ts';
import type { DemoDistrict } from './places.ts';
import { STORIES } from './stories.ts';

type Parts = { readonly district: DemoDistrict; readonly today: string; readonly idOf: (username: string) => string };

/** What came of two findings of last term's report at the shown school: one is still being done, one is done. */
export async function seedActions(tx: Writer, { district, today, idOf }: Parts) {
  const school = district.schools.find(({ plan }) => STORIES.shownClass.startsWith(`${plan.key}-`));
  const [last, current] = district.terms.slice(-2);
  if (!school || !last || !current) return;
  const { improvementActions, rollups } = tx.tables;
  const sums = await tx
    .select()
    .from(rollups)
    .where(and(eq(rollups.schoolId, school.id), eq(rollups.termId, last.id)))
    .orderBy(rollups.dimension, rollups.classId);
  if (sums.length === 0) return;
  const asOf = shanghaiNoon(last.endsOn);
  const covered = lowest(sums, asOf, 'dimension', (row) => {
    return { kind: 'ok', dimension: row.dimension as Dimension, classId: null };
  });
  const late = lowest(sums, asOf, 'classId', ({ classId }) => ({ kind: 'fresh', dimension: null, classId }));
  const newId = idsOf(`${today} demo actions`, asOf);
  const by = idOf(`principal-${school.plan.key}`);
  const shared = { districtId: district.id, placeKind: 'school' as const, placeId: school.id, termId: last.id };
  const made = { createdAt: asOf, createdBy: by, changedBy: by };
  const fourWeeksIn = dayOf(dayNumber(current.startsOn) + 28);
  const done = fourWeeksIn < today ? fourWeeksIn : today;
  const name = dimensionName(covered.about.dimension ?? 'moral', 'zh');
  await tx.insert(improvementActions).values([
    {
      ...shared,
      ...made,
      ...covered,
      id: newId(),
      text: `${name}：每月办一次年级活动，请不同学科的老师各记一次`,
      owner: '教导处',
      dueOn: dayOf(dayNumber(today) + 14),
      status: 'open',
      outcome: null,
      version: 1,
      changedAt: asOf,
    },
    {
      ...shared,
      ...made,
      ...late,
      id: newId(),
      text: '周五放学前留十分钟，当周的活动当周录入',
      owner: '年级组长',
      dueOn: fourWeeksIn,
      status: 'done',
      outcome: '改用班级表格当场记录，活动当天就能录完',
      version: 2,
      changedAt: shanghaiNoon(done),
    },
  ]);
}

type Rows = readonly StandingSums[];

/** Of all dimensions, or of all classes, the one whose share is lowest, with its figure as the report printed it. */
function lowest(
  sums: Rows,
  asOf: number,
  by: 'dimension' | 'classId',
  aboutOf: (row: StandingSums) => FindingAbout,
): { about: FindingAbout; before: ReturnType<typeof schoolFigure> } {
  const each = [...new Map(sums.map((row) => [row[by], row])).values()].map((row) => {
    const about = aboutOf(row);
    return { about, before: schoolFigure(sums, about, asOf) };
  });
  const share = ({ before }: (typeof each)[number]) => (typeof before.value === 'number' ? before.value : 101);
  const [first] = each.sort((a, b) => share(a) - share(b));
  if (!first) throw new Error('a school without a figure');
  return first;
}
