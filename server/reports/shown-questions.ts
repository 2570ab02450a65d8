import type { Reader } from '../../db/engine.ts';
import { selectRubrics } from '../../db/pinned-rubrics.ts';
import { selectNames, type TermRow } from '../../db/reach/lists.ts';
import { selectPupilsAmong } from '../../db/reach/own-accounts.ts';
import type { ReachedClass } from '../../db/reach/reached.ts';
import type { Question } from '../contract/question.ts';
import type { Bilingual, Dimension } from '../contract/words.ts';
import { heldOn } from '../core/calendar/spans.ts';
import { grouped } from '../core/grouped.ts';
import { isWaiting, sideOf } from '../core/question/steps.ts';
import { type AskedRecords, type QuestionRow, type StepRow, selectRecordsOf, selectSteps } from './asked-questions.ts';
import { answerersFor, dueOf, isOverdue } from './waiting-questions.ts';

type Class = Pick<ReachedClass, 'id' | 'districtId'>;
type Reading = {
  readonly personId: string;
  readonly today: string;
  readonly terms: readonly TermRow[];
  /** The classes that the questions are with. */
  readonly classes: readonly Class[];
  /** The class and the days that a teacher reads records of; none for a family. */
  readonly of?: ReachedClass;
};

/** Questions as whoever reads them may see them: each side its own view of the record, and the other's words. */
export async function shownQuestions(q: Reader, rows: readonly QuestionRow[], reading: Reading): Promise<Question[]> {
  const { personId, today, terms, classes, of } = reading;
  const steps = grouped(
    await selectSteps(
      q,
      rows.map(({ id }) => id),
    ),
    ({ questionId }) => questionId,
  );
  const names = await selectNames(
    q,
    [...steps.values()].flat().flatMap(({ step, byId }) => (sideOf(step) === 'school' ? byId : [])),
  );
  const pupils = await selectPupilsAmong(
    q,
    [...steps.values()].flat().flatMap(({ step, byId }) => (sideOf(step) === 'school' ? [] : byId)),
  );
  const records = await selectRecordsOf(q, rows);
  const titleOf = await titlesIn(q, rows);
  const waiting = rows.filter(({ state }) => isWaiting(state));
  const answerers = await answerersFor(q, classes, waiting, today);
  return rows.map((row) => ({
    questionId: row.id,
    version: row.version,
    state: row.state,
    about: aboutOf(row, { terms, records, titleOf, of }),
    steps: (steps.get(row.id) ?? []).map((step) => asStep(step, { personId, names, pupils })),
    answerers: isWaiting(row.state) ? [...new Set(answerers(row).map(({ name }) => name))] : [],
    dueOn: dueOf(terms, row),
    isOverdue: isOverdue(terms, row, today),
  }));
}

type Readers = {
  readonly personId: string;
  readonly names: ReadonlyMap<string, string>;
  readonly pupils: ReadonlySet<string>;
};

function asStep({ version, step, text, byId, at, seenAt }: StepRow, { personId, names, pupils }: Readers) {
  const by = sideOf(step) === 'school' ? (names.get(byId) ?? '') : null;
  return { version, step, by, isMine: byId === personId, isByPupil: pupils.has(byId), text, at, seenAt };
}

type Known = {
  readonly terms: readonly TermRow[];
  readonly records: AskedRecords;
  readonly titleOf: (row: QuestionRow) => Bilingual | null;
  readonly of: ReachedClass | undefined;
};

function aboutOf(row: QuestionRow, { terms, records, titleOf, of }: Known): Question['about'] {
  const record = recordOf(row, records, of);
  const isHidden = record?.state === 'not-yours';
  return {
    term: terms.find(({ id }) => id === row.termId)?.code ?? '',
    dimension: row.dimension as Dimension,
    indicatorId: isHidden ? null : row.indicatorId,
    indicatorTitle: isHidden ? null : titleOf(row),
    record,
  };
}

/** The record as it is now, beside how it was when it was asked about; a teacher of other days is told of it that there is one. */
function recordOf(row: QuestionRow, records: AskedRecords, of: ReachedClass | undefined) {
  if (row.markId === null) return null;
  const found = records.get(row.markId);
  if (of && !(found && found.classId === of.id && heldOn(of, found.happenedOn)))
    return { markId: null, state: 'not-yours' as const, title: null, happenedOn: null };
  const { markId } = row;
  if (!found || found.isWithdrawn)
    return { markId, state: 'withdrawn' as const, title: titleFor(found, of), happenedOn: found?.happenedOn ?? null };
  const { happenedOn } = found;
  if (!found.forFamily) return { markId, state: 'not-shown' as const, title: titleFor(found, of), happenedOn };
  const isAmended = found.version > (row.markVersion ?? 1) || found.activityVersion > (row.activityVersion ?? 1);
  return { markId, state: isAmended ? ('amended' as const) : ('stands' as const), title: found.title, happenedOn };
}

/** What was made for staff only meanwhile may be called otherwise by now. */
function titleFor(
  found: { readonly title: string; readonly forFamily: boolean } | undefined,
  of: ReachedClass | undefined,
) {
  return found && (of || found.forFamily) ? found.title : null;
}

/** Indicators in the words of the rubrics of each one's term. */
async function titlesIn(q: Reader, rows: readonly QuestionRow[]) {
  const known = new Map<string, Bilingual>();
  for (const termId of new Set(rows.map((row) => row.termId)))
    for (const { body } of await selectRubrics(q, termId))
      for (const { id, title } of body.indicators) known.set(`${termId} ${id}`, title);
  return ({ termId, indicatorId }: QuestionRow): Bilingual | null =>
    indicatorId === null ? null : (known.get(`${termId} ${indicatorId}`) ?? { zh: indicatorId, en: indicatorId });
}
