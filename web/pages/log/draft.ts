import type { Problem } from '../../../server/contract/problem.ts';
import { newClientId } from '../../api.ts';
import type { Activity, Indicator, Known, Rubric } from '../../evidence/evidence-queries.ts';
import { type Given, isSame } from '../../evidence/given.ts';
import { type RefusedPupils, refusedIn } from '../../evidence/refused.ts';
import type { AskedAt } from '../../outbox/waiting.ts';

/** What was typed and is not saved: ids and values, no names of pupils. One clientId a draft, so that a retry never saves twice. */
export type Draft = {
  clientId: string;
  title: string;
  indicatorId: string | null;
  happenedOn: string;
  place: string;
  organiser?: string;
  baseId?: string | null;
  note: string;
  visibility: 'staff' | 'family';
  /** Of a series: which of its tasks was done. */
  task?: string | null;
  all: Given | null;
  each: Record<string, Given>;
  notes: Record<string, string>;
  /** Whose marks were not accepted, and why: it stands beside them until something changes it. */
  refused?: RefusedPupils;
};

export const emptyDraft = (happenedOn: string): Draft => ({
  clientId: newClientId(),
  title: '',
  indicatorId: null,
  happenedOn,
  place: '',
  note: '',
  visibility: 'family',
  all: null,
  each: {},
  notes: {},
});

export const isUntouched = (draft: Draft) =>
  !draft.title &&
  !draft.indicatorId &&
  !draft.place &&
  !draft.note &&
  !draft.all &&
  Object.keys(draft.each).length === 0;

export const givenTo = (draft: Draft, pupilId: string): Given | null => draft.each[pupilId] ?? draft.all;

export function isException(draft: Draft, pupilId: string): boolean {
  const own = draft.each[pupilId];
  return (draft.all !== null && own !== undefined && !isSame(own, draft.all)) || Boolean(draft.notes[pupilId]?.trim());
}

/** Whether this child was given a level that is not everybody's. */
export function isOtherLevel(draft: Draft, pupilId: string): boolean {
  const own = draft.each[pupilId];
  return draft.all?.kind === 'level' && own?.kind === 'level' && !isSame(own, draft.all);
}

/** The whole class gets it: what was set for single pupils before goes, their notes stay. */
export const giveAll = (draft: Draft, all: Given): Draft => ({ ...draft, all, each: {} });

/** What was not accepted of a pupil is said no more once something else is given. */
export function giveOne(draft: Draft, pupilId: string, value: Given): Draft {
  const { [pupilId]: _, ...refused } = draft.refused ?? {};
  return { ...draft, each: { ...draft.each, [pupilId]: value }, refused };
}

/** Whether something would be recorded of them if they were there. */
export function isGiven(draft: Draft, pupilId: string): boolean {
  const value = givenTo(draft, pupilId);
  return value !== null && value.kind !== 'absent';
}

/** Those who were not accepted get no mark; the others are as they were. */
export const leaveOut = (draft: Draft): Draft =>
  Object.keys(draft.refused ?? {}).reduce((now, pupilId) => giveOne(now, pupilId, { kind: 'absent' }), draft);

/** Another day: who is there on both keeps what was given, and so does who is there again when the day is put back. */
export const onDay = (draft: Draft, happenedOn: string): Draft => ({ ...draft, happenedOn, refused: {} });

export function giveNext(draft: Draft, pupilId: string, levels: Rubric['levels']): Draft {
  const now = givenTo(draft, pupilId);
  const place = now?.kind === 'level' ? levels.findIndex(({ level }) => level === now.level) : -1;
  const next = levels[(place + 1) % levels.length];
  if (!next) return draft;
  const isLast = place === levels.length - 1;
  if (isLast && draft.all === null) {
    const { [pupilId]: _, ...each } = draft.each;
    return { ...draft, each };
  }
  return giveOne(draft, pupilId, { kind: 'level', level: next.level });
}

const isSeen = ([, given]: [string, Given]) => given.kind === 'observation' || given.kind === 'absent';

/** An activity of another kind (hours after levels) starts its values anew; the same kind keeps them. */
export function withIndicator(draft: Draft, indicator: Indicator, title: string, known: Known): Draft {
  const before = draft.indicatorId ? known.get(draft.indicatorId) : undefined;
  const isSameScale =
    before?.indicator.valueKind === indicator.valueKind &&
    before.rubric.rubricId === known.get(indicator.indicatorId)?.rubric.rubricId;
  return {
    ...draft,
    indicatorId: indicator.indicatorId,
    title,
    task: null,
    refused: {},
    // What was only seen fits every indicator.
    ...(isSameScale ? {} : { all: null, each: Object.fromEntries(Object.entries(draft.each).filter(isSeen)) }),
  };
}

export type Body = {
  clientId: string;
  title: string;
  happenedOn: string;
  place?: string;
  organiser?: string;
  baseId?: string;
  note?: string;
  visibility: 'staff' | 'family';
  marks: {
    pupilId: string;
    indicatorId: string;
    value: Exclude<Given, { kind: 'absent' }>;
    note?: string;
    task?: string;
  }[];
};

/** Absent means no mark; so does a pupil to whom nothing was given. */
export function bodyOf(draft: Draft, pupilIds: readonly string[]): Body {
  const { clientId, title, happenedOn, visibility, indicatorId, task } = draft;
  const [place, note, organiser] = [draft.place.trim(), draft.note.trim(), draft.organiser?.trim()];
  const marks = pupilIds.flatMap((pupilId) => {
    const value = givenTo(draft, pupilId);
    if (!indicatorId || value === null || value.kind === 'absent') return [];
    const said = draft.notes[pupilId]?.trim();
    return [{ pupilId, indicatorId, value, ...(said ? { note: said } : {}), ...(task ? { task } : {}) }];
  });
  return {
    clientId,
    title: title.trim(),
    happenedOn,
    ...(place ? { place } : {}),
    ...(organiser ? { organiser } : {}),
    ...(draft.baseId ? { baseId: draft.baseId } : {}),
    ...(note ? { note } : {}),
    visibility,
    marks,
  };
}

type Sent = AskedAt<'post /api/classes/:classId/activities'>['body'];

/** What was sent and refused, as a draft again: every child with what it was given and why it was refused, under a new clientId. */
export const draftOf = (body: Sent, problem: Problem | null): Draft => ({
  ...emptyDraft(body.happenedOn),
  title: body.title,
  indicatorId: body.marks[0]?.indicatorId ?? null,
  task: body.marks[0]?.task ?? null,
  place: body.place ?? '',
  organiser: body.organiser ?? '',
  baseId: body.baseId ?? null,
  note: body.note ?? '',
  visibility: body.visibility ?? 'family',
  each: Object.fromEntries(body.marks.map(({ pupilId, value }) => [pupilId, value])),
  refused: refusedIn(problem, body.marks),
  notes: Object.fromEntries(body.marks.flatMap(({ pupilId, note }) => (note ? [[pupilId, note]] : []))),
});

export type Suggestion = { title: string; indicatorId: string };

/** What was logged lately, mine first: the same title and indicator once. */
export function recentOf(activities: readonly Activity[], known: Known): Suggestion[] {
  const lasting = activities.filter(({ withdrawn }) => withdrawn === null);
  const ordered = [...lasting.filter(({ isMine }) => isMine), ...lasting.filter(({ isMine }) => !isMine)];
  const found = new Map<string, Suggestion>();
  for (const { title, marks } of ordered) {
    const indicatorId = marks[0]?.indicatorId;
    if (indicatorId && known.has(indicatorId)) found.set(`${title} ${indicatorId}`, { title, indicatorId });
  }
  return [...found.values()].slice(0, 6);
}
