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
  const covered = lowestOk(sums, asOf, () => null);
  const inClass = lowestOk(sums, asOf, ({ classId }) => classId);
  const newId = idsOf(`${today} demo actions`, asOf);
  const by = idOf(`principal-${school.plan.key}`);
  const shared = { districtId: district.id, placeKind: 'school' as const, placeId: school.id, termId: last.id };
  const made = { createdAt: asOf, createdBy: by, changedBy: by };
  const fourWeeksIn = dayOf(dayNumber(current.startsOn) + 28);
  const done = fourWeeksIn < today ? fourWeeksIn : today;
  await tx.insert(improvementActions).values([
    {
      ...shared,
      ...made,
      ...covered,
      id: newId(),
      text: `${nameOf(covered.about)}：每月办一次年级活动，请不同学科的老师各记一次`,
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
      ...inClass,
      id: newId(),
      text: `${nameOf(inClass.about)}：请任课教师和班主任每周各记一次`,
      owner: '班主任和科组长',
      dueOn: fourWeeksIn,
      status: 'done',
      outcome: '两位老师轮流记录，四周里全班都记到了',
      version: 2,
      changedAt: shanghaiNoon(done),
    },
  ]);
}

const nameOf = ({ dimension }: FindingAbout) => dimensionName(dimension ?? 'moral', 'zh');

/** The lowest share of pupils with enough evidence of all dimensions, of the school or of each class, as the report printed it. */
function lowestOk(sums: readonly StandingSums[], asOf: number, classOf: (row: StandingSums) => string | null) {
  const each = sums.map((row) => {
    const about: FindingAbout = { kind: 'ok', dimension: row.dimension as Dimension, classId: classOf(row) };
    return { about, before: schoolFigure(sums, about, asOf) };
  });
  const share = ({ before }: (typeof each)[number]) => (typeof before.value === 'number' ? before.value : 101);
  const [first] = each.sort((a, b) => share(a) - share(b));
  if (!first) throw new Error('a school without a figure');
  return first;
}
