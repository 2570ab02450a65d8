import { and, eq, inArray } from 'drizzle-orm';
import { type ArchiveRow, closeNotice, insertArchives, insertCorrection } from '../db/archives.ts';
import { insertConfirmations } from '../db/confirmations.ts';
import type { Store, Writer } from '../db/engine.ts';
import { addToHistory } from '../db/history/append.ts';
import { insertNotice, type NoticeRow } from '../db/notices.ts';
import { selectNames, selectTerms, type TermRow } from '../db/reach/lists.ts';
import type { ReachedClass } from '../db/reach/reached.ts';
import { reach } from '../db/reach/target.ts';
import { idsOf } from '../db/seed/chance.ts';
import type { SeededDemo } from '../db/seed/demo/seed-demo.ts';
import { STORIES } from '../db/seed/demo/stories.ts';
import { unsafeTables } from '../db/unsafe-tables.ts';
import { archiveRow, digestsOf } from '../server/archive/compose-archive.ts';
import { type Child, selectChildren } from '../server/confirmation/children.ts';
import { fileClassRecords as route } from '../server/contract/archive.ts';
import { dayNumber, dayOf, shanghaiNoon } from '../server/core/calendar/days.ts';
import { type Stage, stoodOn } from '../server/core/cycle/confirmation.ts';
import { noticeable, noticeEnd, standingOf } from '../server/core/cycle/notice.ts';
import { USUAL_SCHEME } from '../server/core/cycle/scheme.ts';
import { rowOf } from '../server/features/confirmation/saying.ts';
import { mintScope } from '../server/mint-scope.ts';

/** Beside the class whose pages are looked at first, so that there something can still be recorded. */
const AT_NOTICE = 'nh01-4-2';
/** One guardian in seven is never reached. */
const UNREACHED = 7;

type Of = { readonly store: Store; readonly seeded: SeededDemo; readonly today: string; readonly newId: () => string };
type At = { readonly principalId: string; readonly classId: string; readonly key: string };

/**
 * The last term at its end, as a school that uses all of it left it: every class was at notice, is confirmed and filed; one class of the
 * term that runs is at notice, and in the class that is shown a correction waits for the principal.
 */
export async function endDemoTerms(
  store: Store,
  seeded: SeededDemo,
  today: string,
  progress: (done: number, of: number) => void,
) {
  const of: Of = { store, seeded, today, newId: idsOf(`${today} demo cycle`, shanghaiNoon(today)) };
  const classes = await classesOf(of);
  for (const [done, at] of classes.entries()) {
    await store.write((tx) => endTerm(tx, of, at));
    progress(done + 1, classes.length);
  }
}

async function classesOf({ store, seeded }: Of): Promise<At[]> {
  return await store.read(async (q) => {
    const { persons } = unsafeTables(q);
    const { schools } = seeded.district;
    const usernames = schools.map(({ plan }) => `principal-${plan.key}`);
    const rows = await q.select().from(persons).where(inArray(persons.username, usernames));
    const idOf = new Map(rows.map(({ username, id }) => [username, id]));
    return schools.flatMap(({ plan, classes }) =>
      classes.map(({ id: classId, key }) => ({ principalId: idOf.get(`principal-${plan.key}`) ?? '', classId, key })),
    );
  });
}

async function endTerm(tx: Writer, of: Of, at: At) {
  const { today, seeded } = of;
  const target = await reach.class(tx, mintScope(route.access, at.principalId, today), at.classId);
  if (!target) throw new Error(`the principal does not reach ${at.key}`);
  const terms = await selectTerms(tx, seeded.district.id);
  const [current, last] = noticeable(terms, today);
  if (at.key === AT_NOTICE && current && current.startsOn <= today && today <= current.endsOn) {
    const endsOn = noticeEnd(terms, today, USUAL_SCHEME.noticeDays);
    if (endsOn !== null) await openDemoNotice(tx, of, { target, at, term: current, startsOn: today, endsOn });
  }
  if (!last) return;
  const startsOn = dayOf(dayNumber(last.endsOn) - 13);
  const notice = await openDemoNotice(tx, of, { target, at, term: last, startsOn, endsOn: last.endsOn });
  await fileTerm(tx, of, { target, at, term: last, notice });
}

type Ended = { readonly target: ReachedClass; readonly at: At; readonly term: TermRow };

async function openDemoNotice(
  tx: Writer,
  { newId }: Of,
  { target, at, term, startsOn, endsOn }: Ended & { startsOn: string; endsOn: string },
): Promise<NoticeRow> {
  const standing = { classId: target.id, termId: term.id };
  const notice = {
    ...{ schoolId: target.schoolId, id: newId(), ...standing, standing: standingOf(standing) },
    ...{ startsOn, endsOn, openedAt: shanghaiNoon(startsOn), openedBy: at.principalId },
    ...{ stoppedAt: null, stoppedBy: null, stopReason: null, filedAt: null },
  };
  await insertNotice(tx, notice);
  return notice;
}

async function fileTerm(tx: Writer, of: Of, { target, at, term, notice }: Ended & { notice: NoticeRow }) {
  const { newId } = of;
  const noticed = { term, notice };
  const day = dayOf(dayNumber(term.endsOn) + 5);
  const now = shanghaiNoon(day);
  const children = await confirmed(tx, of, { target, at, term, notice });
  if (children.length === 0) return;
  const names = await selectNames(
    tx,
    children.flatMap(({ said }) => said.map(({ byId }) => byId)),
  );
  const rows: ArchiveRow[] = [];
  const parts = new Map<string, string>();
  for (const child of children) {
    const by = { id: newId(), by: at.principalId };
    const report = await archiveRow({ q: tx, target, now, today: day }, { noticed, child, names, number: 1 }, by);
    for (const [digest, body] of report.parts) parts.set(digest, body);
    rows.push(report.row);
  }
  await insertArchives(tx, rows, parts);
  await closeNotice(tx, notice, now);
  const act = { id: newId(), at: now, personId: at.principalId, routeId: route.id, object: target.id };
  await addToHistory(tx, 'audits', { ...act, detail: { termId: term.id, filed: rows.length, ...digestsOf(rows) } });
  if (at.key === STORIES.shownClass) await askDemoCorrection(tx, of, { target, at, term, child: children[1] });
}

/** Guardian, homeroom teacher and principal have said that the list is right, on the days after the notice. */
async function confirmed(
  tx: Writer,
  { newId }: Of,
  { target, at, term, notice }: Ended & { notice: NoticeRow },
): Promise<Child[]> {
  const noticed = { term, notice };
  const children = await selectChildren(tx, target, noticed, { today: dayOf(dayNumber(term.endsOn) + 1) });
  const guardianOf = await selectGuardians(tx, children);
  const homeroom = await selectHomeroom(tx, target, term.endsOn);
  const on = (days: number) => shanghaiNoon(dayOf(dayNumber(term.endsOn) + days));
  const done: Child[] = [];
  for (const [index, child] of children.entries()) {
    const guardian = index % UNREACHED === UNREACHED - 1 ? undefined : guardianOf.get(child.pupilId);
    const said: [Stage, string, number][] = [
      ...(guardian === undefined ? [] : ([['guardian', guardian, on(1)]] as [Stage, string, number][])),
      ['homeroom', homeroom ?? at.principalId, on(3)],
      ['principal', at.principalId, on(4)],
    ];
    const rows = said.map(([stage, byId, when], number) => ({
      ...rowOf(
        child,
        noticed,
        { stage, step: 'confirm', excuse: stage === 'homeroom' && guardian === undefined ? 'not-reached' : null },
        { id: newId(), byId, at: when, reason: null },
      ),
      number: number + 1,
    }));
    await insertConfirmations(tx, rows);
    done.push({ ...child, said: rows, stood: stoodOn(rows, child.hash) });
  }
  return done;
}

async function askDemoCorrection(
  tx: Writer,
  { newId, today }: Of,
  { target, at, term, child }: Ended & { child: Child | undefined },
) {
  const entry = child?.listed[0];
  const homeroom = await selectHomeroom(tx, target, today);
  if (!child || !entry || homeroom === undefined) return;
  const of = { schoolId: target.schoolId, id: newId(), classId: target.id, termId: term.id, pupilId: child.pupilId };
  const asked = { activityId: entry.activityId, reason: '这次活动的日期记错了一天，签到表上是前一天。' };
  const when = { askedBy: homeroom, askedAt: shanghaiNoon(dayOf(dayNumber(today) - 1)) };
  const open = { answer: null, decidedBy: null, decidedAt: null, endedBy: null, endedAt: null };
  if (homeroom !== at.principalId) await insertCorrection(tx, { ...of, ...asked, ...when, ...open, state: 'asked' });
}

async function selectGuardians(tx: Writer, children: readonly Child[]): Promise<ReadonlyMap<string, string>> {
  const { grants } = unsafeTables(tx);
  const ids = children.map(({ pupilId }) => pupilId);
  const rows = await tx
    .select({ placeId: grants.placeId, personId: grants.personId })
    .from(grants)
    .where(and(eq(grants.role, 'guardian'), eq(grants.placeKind, 'pupil'), inArray(grants.placeId, ids)));
  return new Map(rows.map(({ placeId, personId }) => [placeId, personId]));
}

async function selectHomeroom(tx: Writer, { id }: ReachedClass, day: string): Promise<string | undefined> {
  const { grants } = unsafeTables(tx);
  const rows = await tx
    .select()
    .from(grants)
    .where(and(eq(grants.role, 'homeroom'), eq(grants.placeKind, 'class'), eq(grants.placeId, id)));
  return rows.find(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || day <= endsOn))?.personId;
}
