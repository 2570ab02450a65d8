import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { dayNumber, dayOf, shanghaiNoon } from '../../../server/core/calendar/days.ts';
import { sentencesOf } from '../../../server/core/comment/sentences.ts';
import { openAboutOf } from '../../../server/core/question/open-about.ts';
import { insertRows } from '../../bulk.ts';
import { among } from '../../dialect.ts';
import type { Writer } from '../../engine.ts';
import type { Tables } from '../../schema/tables.ts';
import { unsafeTables } from '../../unsafe-tables.ts';
import { idsOf } from '../chance.ts';
import type { SeedClass } from '../places.ts';
import { type DemoPupil, type DemoPupils, isEnrolledIn } from './families.ts';
import type { DemoDistrict, DemoTerm } from './places.ts';
import type { DemoStaff } from './staff.ts';
import { STORIES } from './stories.ts';

type Parts = {
  readonly district: DemoDistrict;
  readonly pupils: DemoPupils;
  readonly staff: DemoStaff;
  readonly today: string;
};
type Noted = Pick<Tables['marks']['$inferSelect'], 'id' | 'pupilId' | 'termId' | 'raterId' | 'happenedOn'> &
  Pick<Tables['marks']['$inferSelect'], 'dimension' | 'indicatorId' | 'schoolId' | 'version' | 'enteredAt'> & {
    readonly note: string;
    readonly activityVersion: number;
  };
type Shown = {
  readonly at: SeedClass;
  readonly children: readonly DemoPupil[];
  readonly term: DemoTerm;
  readonly today: string;
  readonly homeroom: (day: string) => string;
  readonly guardianOf: ReadonlyMap<string, string>;
  readonly noted: readonly Noted[];
  readonly newId: () => string;
};

/** What families of the shown class added, asked and chose, and what its homeroom teacher wrote to them: as much as each page needs to be looked at. */
export async function seedFamilySide(tx: Writer, { district, pupils, staff, today }: Parts) {
  const at = district.schools.flatMap(({ classes }) => classes).find(({ key }) => key === STORIES.shownClass);
  const children = (at && pupils.get(at.id)) ?? [];
  const ofClass = at && staff.get(at.id);
  const [last, term] = district.terms.slice(-2);
  if (!at || !ofClass || !last || !term) return;
  const noted = await selectNoted(tx, at);
  const guardianOf = await selectGuardians(tx, children);
  const newId = idsOf(`${today} demo families`, shanghaiNoon(today));
  const shown = { at, children, today, guardianOf, noted, newId, homeroom: (day: string) => ofClass.homeroom(day) };
  for (const [said, isLast] of [
    [last, true],
    [term, false],
  ] as const) {
    if (!isEnrolledIn(at, said.code)) continue;
    await putComments(tx, { ...shown, term: said }, isLast);
    await putWorks(tx, { ...shown, term: said });
  }
  await putContributions(tx, { ...shown, term });
  await putQuestions(tx, { ...shown, term });
}

/** Levels that somebody gave with a sentence, as families read them, in the order they happened. */
async function selectNoted(tx: Writer, { id: classId }: SeedClass): Promise<Noted[]> {
  const { marks, activities } = tx.tables;
  const rows = await tx
    .select({ mark: marks, activityVersion: activities.version })
    .from(marks)
    .innerJoin(activities, and(eq(activities.schoolId, marks.schoolId), eq(activities.id, marks.activityId)))
    .where(and(eq(activities.classId, classId), eq(marks.forFamily, true), isNotNull(marks.note)))
    .orderBy(asc(marks.happenedOn), asc(marks.id));
  return rows.flatMap(({ mark, activityVersion }) =>
    mark.note === null || mark.kind !== 'level' || mark.dimension === 'health'
      ? []
      : [{ ...mark, note: mark.note, activityVersion }],
  );
}

async function selectGuardians(tx: Writer, children: readonly DemoPupil[]): Promise<ReadonlyMap<string, string>> {
  const { grants } = unsafeTables(tx);
  const ids = children.map(({ id }) => id);
  const rows = await tx
    .select({ pupilId: grants.placeId, personId: grants.personId })
    .from(grants)
    .where(and(eq(grants.role, 'guardian'), eq(grants.placeKind, 'pupil'), among(tx, grants.placeId, ids)))
    .orderBy(asc(grants.id));
  return new Map(rows.reverse().map(({ pupilId, personId }) => [pupilId, personId]));
}

const notedOf = ({ noted, term }: Shown, { id }: DemoPupil) =>
  noted.filter(({ pupilId, termId }) => pupilId === id && termId === term.id);

/** Of the last term everybody's of whom a sentence was written down, read by the families; of the running one those that its teacher began with. */
async function putComments(tx: Writer, shown: Shown, isLast: boolean) {
  const { at, children, term, today, homeroom, newId } = shown;
  const day = isLast ? term.endsOn : today;
  const authorId = homeroom(day);
  const when = shanghaiNoon(day);
  const each = children.flatMap((child) => {
    // What was seen first and what was seen last, where there are two.
    const own = notedOf(shown, child);
    const cited = own.filter((_, nth) => nth === 0 || nth === own.length - 1);
    if (cited.length === 0) return [];
    const text = cited.map(({ note }) => note).join('');
    const citations = cited.flatMap(({ id: markId, note }, nth) =>
      sentencesOf(note).map(({ to }) => ({ at: (nth === 0 ? 0 : (cited[0]?.note.length ?? 0)) + to, markId })),
    );
    const said = { schoolId: at.schoolId, text, citations, kept: [], authorId, enteredAt: when - 3_600_000 };
    const place = { classId: at.id, pupilId: child.id, termId: term.id, begunBy: authorId };
    const released = isLast ? { version: 2, releasedAt: when, releasedBy: authorId } : { version: 1 };
    return [{ ...said, ...place, ...released, id: newId() }];
  });
  const rows = isLast ? each : each.slice(0, 3);
  await insertRows(tx, tx.tables.comments, rows);
  const drafts = rows.flatMap(({ id: commentId, schoolId, text, citations, kept, enteredAt, ...row }) =>
    row.version === 1
      ? []
      : [
          {
            ...{ schoolId, commentId, version: 1, text, citations, kept, authorId, enteredAt },
            ...{ releasedAt: null, releasedBy: null, replacedAt: when, replacedBy: authorId },
          },
        ],
  );
  await insertRows(tx, tx.tables.commentVersions, drafts);
}

const WHY = ['回家讲了一个晚上，还做给外公看。', null, '办法是自己想出来的。'];

/** Three works of the shown child. */
async function putWorks(tx: Writer, shown: Shown) {
  const { children, term, today, guardianOf } = shown;
  const child = children.find(({ key }) => key === STORIES.shownChild.key);
  const enteredBy = child && guardianOf.get(child.id);
  if (!child || !enteredBy) return;
  const works = notedOf(shown, child)
    .slice(-WHY.length)
    .map(({ id: markId }, nth) => ({ markId, why: WHY[nth] ?? null }));
  const enteredAt = shanghaiNoon(term.endsOn < today ? term.endsOn : today);
  const row = { pupilId: child.id, termId: term.id, works, version: 1, enteredAt, enteredBy };
  await insertRows(tx, tx.tables.selections, works.length > 0 ? [row] : []);
}

/** By which child's family, how many days ago, and what, joined by the child itself; one of them was given back with a reason. */
const ADDED = [
  {
    ...{ nth: 0, daysAgo: 3, title: '和外公一起扎灯笼', hours: 2, organiser: null, isReturned: false },
    reflection: '竹篾要泡软了才弯得过来，我断了三根才学会。',
    noProof: '灯笼挂在外公家，下次去再拍。',
  },
  {
    ...{ nth: 0, daysAgo: 9, title: '周末活动', hours: null, organiser: null, isReturned: true },
    reflection: null,
    noProof: '当时没有拍。',
  },
  {
    ...{ nth: 2, daysAgo: 4, title: '在社区图书馆整理图书', hours: 1.5, organiser: '社区图书馆', isReturned: false },
    reflection: '按书脊上的号码排，排错一本后面全错。',
    noProof: '图书馆月底才发志愿服务证明。',
  },
  {
    ...{ nth: 5, daysAgo: 2, title: '给家里人做了一顿早饭', hours: 0.5, organiser: null, isReturned: false },
    reflection: null,
    noProof: '忙着做饭，没有拍。',
  },
] as const;

async function putContributions(tx: Writer, { at, children, term, today, guardianOf, newId, homeroom }: Shown) {
  const { contributions, contributionVersions } = tx.tables;
  const withAccount = children.filter(({ id }) => guardianOf.has(id));
  for (const { nth, daysAgo, isReturned, ...words } of ADDED) {
    const child = withAccount[nth];
    const happenedOn = dayOf(dayNumber(today) - daysAgo);
    const guardianId = child && guardianOf.get(child.id);
    if (!guardianId || happenedOn < term.startsOn) continue;
    const [id, sentAt] = [newId(), shanghaiNoon(happenedOn) + 8 * 3_600_000];
    const pledged = { pledge: '2026-12' as const, pledgedBy: guardianId, pledgedAt: sentAt };
    const of = { pupilId: child.id, schoolId: at.schoolId, classId: at.id, happenedOn, indicatorId: null };
    const said = { ...words, ...pledged, ...of };
    const sent = { ...said, sentAt, state: 'proposed' as const };
    const [reviewerId, reviewedAt] = [homeroom(today), sentAt + 86_400_000];
    const back = { state: 'returned' as const, reviewerId, reviewedAt, reason: 'unclear' };
    const made = { id, guardianId, proposedAt: sentAt };
    await insertRows(tx, contributions, [{ ...sent, ...made, version: isReturned ? 2 : 1, ...(isReturned && back) }]);
    const before = { ...sent, contributionId: id, version: 1, replacedAt: reviewedAt, replacedBy: reviewerId };
    await insertRows(tx, contributionVersions, isReturned ? [before] : []);
  }
}

/** One about a record of the shown child, answered and not read yet; one about another child's level, which waits. */
async function putQuestions(tx: Writer, shown: Shown) {
  const { at, children, term, today, guardianOf, newId } = shown;
  const { questions, questionSteps } = tx.tables;
  const daysAgo = (days: number) => dayOf(dayNumber(today) - days);
  const [child, other] = children.filter(({ id }) => guardianOf.has(id));
  const record = child && notedOf(shown, child).findLast(({ enteredAt }) => enteredAt < shanghaiNoon(daysAgo(4)));
  const ofClass = { schoolId: at.schoolId, classId: at.id, termId: term.id, isPassedOn: false };
  if (child && record) {
    const [asked, answered] = [shanghaiNoon(daysAgo(3)) + 7 * 3_600_000, shanghaiNoon(daysAgo(2))];
    const [id, byId] = [newId(), guardianOf.get(child.id) ?? ''];
    const about = { dimension: record.dimension, indicatorId: record.indicatorId, markId: record.id };
    const mark = {
      markSchoolId: record.schoolId,
      markVersion: record.version,
      activityVersion: record.activityVersion,
    };
    const times = { askedAt: asked, sentAt: asked, answeredAt: answered, changedAt: answered };
    const openAbout = openAboutOf(child.id, { ...about, termId: term.id });
    const said = { aboutOn: record.happenedOn, authorId: record.raterId, state: 'answered' as const, version: 2 };
    await insertRows(tx, questions, [
      { id, pupilId: child.id, ...ofClass, ...about, ...mark, ...times, ...said, openAbout },
    ]);
    await insertRows(tx, questionSteps, [
      {
        ...{
          questionId: id,
          version: 1,
          step: 'ask' as const,
          byId,
          at: asked,
          text: '这一次具体是怎么做的？孩子回家没讲清楚。',
        },
        ...{ seenAt: answered, seenBy: record.raterId },
      },
      {
        ...{ questionId: id, version: 2, step: 'answer' as const, byId: record.raterId, at: answered },
        text: '那天分组做，从头到尾都在动手，收拾也没有落下。下次的活动我会多拍几张照片。',
      },
    ]);
  }
  if (other && daysAgo(1) >= term.startsOn) {
    const [id, asked] = [newId(), shanghaiNoon(daysAgo(1)) + 8 * 3_600_000];
    const about = { dimension: 'labour', indicatorId: null, markId: null };
    const times = { askedAt: asked, sentAt: asked, changedAt: asked };
    const said = { aboutOn: daysAgo(1), authorId: null, state: 'asked' as const, version: 1 };
    const openAbout = openAboutOf(other.id, { ...about, termId: term.id });
    await insertRows(tx, questions, [{ id, pupilId: other.id, ...ofClass, ...about, ...times, ...said, openAbout }]);
    await insertRows(tx, questionSteps, [
      {
        ...{ questionId: id, version: 1, step: 'ask' as const, byId: guardianOf.get(other.id) ?? '', at: asked },
        text: '劳动方面在家里每天都做，学校里记的不多，可以怎么补上？',
      },
    ]);
  }
}
