import { type ConfirmationRow, selectConfirmations, selectListed } from '../../db/confirmations.ts';
import type { Reader } from '../../db/engine.ts';
import { districtOf, selectDistrictOfTerm } from '../../db/frame.ts';
import { type NoticeRow, selectStanding } from '../../db/notices.ts';
import { selectObjectionsTo } from '../../db/objections.ts';
import { selectRubrics } from '../../db/pinned-rubrics.ts';
import { selectEnrolled, selectNames, type TermRow } from '../../db/reach/lists.ts';
import type { Bilingual } from '../contract/words.ts';
import { dayWithin, isThereOn } from '../core/calendar/terms.ts';
import { STAGES, type Stood, stoodOn } from '../core/cycle/confirmation.ts';
import { inListOrder, type ListedEntry } from '../core/cycle/evidence-list.ts';
import { noticeable, standingOf, stateOn } from '../core/cycle/notice.ts';
import { grouped } from '../core/grouped.ts';
import { asValue } from '../core/rubric/mark-value.ts';
import { mayRead } from '../core/rubric/offered.ts';
import { asTakenPart, selectUnjudged } from '../profile/taking-part.ts';
import { evidenceHash } from './evidence-hash.ts';

type ClassAt = { readonly id: string; readonly schoolId: string };
export type Noticed = { readonly term: TermRow; readonly notice: NoticeRow };
/** All of an entry that decides what is confirmed, as it is served. */
type ShownEntry = Pick<ListedEntry, 'title' | 'on' | 'value'> & {
  readonly indicator: Bilingual;
};
export type Child = {
  readonly pupilId: string;
  readonly name: string;
  readonly entries: readonly ShownEntry[];
  /** The list itself, in its order. */
  readonly listed: readonly ListedEntry[];
  readonly hash: string;
  readonly said: readonly ConfirmationRow[];
  readonly stood: Stood;
  readonly hasObjection: boolean;
};

/** The notices of classes that have ended by themselves, class by class in the order they come in. */
export async function noticedOf(
  q: Reader,
  classIds: readonly string[],
  { terms, today }: { readonly terms: readonly TermRow[]; readonly today: string },
): Promise<Noticed[]> {
  const asked = classIds.flatMap((classId) => noticeable(terms, today).map((term) => ({ classId, term })));
  const standing = await selectStanding(
    q,
    asked.map(({ classId, term }) => ({ classId, termId: term.id })),
  );
  const byKey = new Map(standing.map((notice) => [notice.standing, notice]));
  return asked.flatMap(({ classId, term }) => {
    const notice = byKey.get(standingOf({ classId, termId: term.id }));
    return notice && stateOn(notice, today) === 'noticed' ? { term, notice } : [];
  });
}

/** The children of a class who are asked about a term – who was there on its last day, or is today – with what is confirmed of each and how that stands. */
export async function selectChildren(
  q: Reader,
  at: ClassAt,
  { term, notice }: Noticed,
  { today, only }: { readonly today: string; readonly only?: readonly string[] },
): Promise<Child[]> {
  const day = dayWithin(term, today);
  const there = (await selectEnrolled(q, at, term.id)).filter((stay) => isThereOn(stay, day));
  const names = new Map(there.map(({ pupilId, name }) => [pupilId, name]));
  const pupilIds = [...names.keys()].filter((id) => only?.includes(id) ?? true);
  const of = { schoolId: at.schoolId, classId: at.id, termId: term.id, pupilIds };
  const readable = await selectReadable(q, term.id);
  const listOf = await selectLists(q, of, readable);
  const saidOf = grouped(await selectConfirmations(q, of), ({ pupilId }) => pupilId);
  const objections = await selectObjectionsTo(q, { noticeId: notice.id });
  const objecting = new Set(objections.flatMap(({ pupilId, state }) => (state === 'sent' ? pupilId : [])));
  return pupilIds.map((pupilId) => {
    const listed = listOf.get(pupilId) ?? [];
    const hash = evidenceHash({ pupilId, classId: at.id, termId: term.id }, listed);
    const entries = listed.flatMap(({ title, on, value, indicatorId }) => {
      const indicator = readable.titles.get(indicatorId);
      return indicator ? { title, on, value, indicator } : [];
    });
    const said = saidOf.get(pupilId) ?? [];
    const hasObjection = objecting.has(pupilId);
    return {
      pupilId,
      name: names.get(pupilId) ?? '',
      entries,
      listed,
      hash,
      said,
      stood: stoodOn(said, hash),
      hasObjection,
    };
  });
}

type Readable = { readonly titles: ReadonlyMap<string, Bilingual>; readonly unjudged: ReadonlySet<string> };

/** What families read in a term: indicators, and those of which they read the taking part alone. */
async function selectReadable(q: Reader, termId: string): Promise<Readable> {
  const titles = new Map(
    (await selectRubrics(q, termId)).flatMap(({ body }) =>
      body.indicators.flatMap((one) => (mayRead(one, 'family', false) ? [[one.id, one.title] as const] : [])),
    ),
  );
  const districtId = await districtOf(q, termId, selectDistrictOfTerm);
  const unjudged =
    districtId === undefined ? new Set<string>() : await selectUnjudged(q, { districtId, reader: 'family' });
  return { titles, unjudged };
}

/** The list of each of some children in a class's term, in its order: a level that is no family's to read is in none. */
async function selectLists(q: Reader, of: Parameters<typeof selectListed>[1], { titles, unjudged }: Readable) {
  const rows = (await selectListed(q, of)).filter(({ indicatorId }) => titles.has(indicatorId));
  const lists = grouped(rows, ({ pupilId }) => pupilId);
  return new Map(
    [...lists].map(([pupilId, list]) => [
      pupilId,
      inListOrder(list.map((row) => asListed(asTakenPart(row, unjudged)))),
    ]),
  );
}

/**
 * The hash of one child's list as it is in the database.
 * @param unjudged as it was when the list was filed: what a district says of an indicator later changes no list of then
 */
export async function listedHash(
  q: Reader,
  { schoolId, classId, termId, pupilId }: { schoolId: string; classId: string; termId: string; pupilId: string },
  unjudged: ReadonlySet<string>,
): Promise<string> {
  const { titles } = await selectReadable(q, termId);
  const lists = await selectLists(q, { schoolId, classId, termId, pupilIds: [pupilId] }, { titles, unjudged });
  return evidenceHash({ pupilId, classId, termId }, lists.get(pupilId) ?? []);
}

/** Who confirmed what of some children, by name. */
export const selectConfirmers = async (q: Reader, children: readonly Child[]) =>
  await selectNames(
    q,
    children.flatMap(({ stood }) => STAGES.flatMap((stage) => stood[stage].last?.byId ?? [])),
  );

function asListed({
  kind,
  level,
  amount,
  detail,
  ...row
}: Awaited<ReturnType<typeof selectListed>>[number]): ListedEntry {
  const { activityId, activityVersion, title, on, markId, markVersion, indicatorId, ratedBy } = row;
  const value = asValue({ kind, level, amount, detail });
  return { activityId, activityVersion, title, on, markId, markVersion, indicatorId, ratedBy, value };
}

export const asStages = (stood: Stood, names: ReadonlyMap<string, string>) =>
  STAGES.map((stage) => {
    const { state, last } = stood[stage];
    const by = last ? (names.get(last.byId) ?? '') : null;
    return { stage, state, by, at: last?.at ?? null, excuse: last?.excuse ?? null };
  });
