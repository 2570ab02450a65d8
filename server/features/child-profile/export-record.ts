import type { Reader } from '../../../db/engine.ts';
import { selectRubrics } from '../../../db/pinned-rubrics.ts';
import { selectNames, selectTerms } from '../../../db/reach/lists.ts';
import { selectPupilsAmong } from '../../../db/reach/own-accounts.ts';
import type { ReachedPupil } from '../../../db/reach/reached.ts';
import { selectWitnessed } from '../../../db/witnessed.ts';
import { delivers } from '../../act.ts';
import { exportRecord as route } from '../../contract/child-record.ts';
import type { Dimension } from '../../contract/words.ts';
import { shanghaiDay } from '../../core/calendar/days.ts';
import type { ReturnReason } from '../../core/contribution/steps.ts';
import { taskTitle } from '../../core/rubric/series.ts';
import {
  type AdditionLine,
  type CommentLine,
  familyTables,
  type IncidentLine,
  type QuestionLine,
  type WorkLine,
} from '../../core/tables/family-tables.ts';
import { type RecordLine, recordFileName, recordTable } from '../../core/tables/record-table.ts';
import { measuredIn, readableIndicators } from '../../profile/evidence-items.ts';
import { selectRecord } from '../../profile/store.ts';
import { asTakenPart, selectUnjudged } from '../../profile/taking-part.ts';
import { selectAskedAbout } from '../../reports/asked-questions.ts';
import { selectChosenWorks } from '../../reports/chosen-works.ts';
import { selectAdditions, selectSent, titlesOf } from '../../reports/family-additions.ts';
import { selectReleasedComments } from '../../reports/released-comments.ts';
import { sharedIncidents } from '../../reports/shared-incidents.ts';
import { shownQuestions } from '../../reports/shown-questions.ts';
import { tableFile } from '../../table-file.ts';

/** More than a family comes to: it may ask and add ten times a day, and has better things to do. */
const MOST_COPIED = 5000;

export const exportRecord = delivers(
  route,
  async ({ q, actor, target: pupil, today }, { format, lang }) => {
    const terms = (await selectTerms(q, pupil.districtId)).toReversed();
    const lines = await linesOf(q, pupil, terms);
    const comments = await commentsOf(q, pupil, terms);
    const works: WorkLine[] = [];
    for (const { id, code: term } of terms)
      works.push(...(await selectChosenWorks(q, pupil, id)).map((work) => ({ ...work, term })));
    const additions = await additionsOf(q, pupil);
    const questions = await questionsOf(q, pupil, { personId: actor.personId, today, terms });
    const incidents = await incidentsOf(q, pupil);
    return { name: pupil.name, lines, said: { additions, questions, incidents, comments, works }, today, format, lang };
  },
  async ({ name, lines, said, today, format, lang }) =>
    await tableFile(recordFileName(name, lang), format, [
      recordTable(name, lines, today, lang),
      ...familyTables(name, said, today, lang),
    ]),
);

/** Earliest first. */
type Terms = Awaited<ReturnType<typeof selectTerms>>;

async function linesOf(q: Reader, pupil: ReachedPupil, terms: Terms): Promise<RecordLine[]> {
  const lines: RecordLine[] = [];
  const unjudged = await selectUnjudged(q, { districtId: pupil.districtId, reader: 'family' });
  const rows = await selectRecord(q, pupil);
  const names = await selectNames(q, rows.map(answersFor));
  for (const term of terms) {
    const own = rows.filter((row) => row.termId === term.id);
    if (own.length === 0) continue;
    const rubrics = await selectRubrics(q, term.id);
    const readable = new Set(readableIndicators(rubrics, 'family'));
    for (const known of own.filter(({ indicatorId }) => readable.has(indicatorId))) {
      const row = asTakenPart(known, unjudged);
      const rubric = rubrics.find(({ body }) => body.dimension === row.dimension)?.body;
      const indicator = rubric?.indicators.find((one) => one.id === row.indicatorId);
      if (!rubric || !indicator) continue;
      const { title, place, organiser, happenedOn, version, note, state, byOwnGoal, ratedBy } = row;
      lines.push({
        ...{ title, place, organiser, happenedOn, version, note, state, byOwnGoal, ratedBy },
        task: taskTitle(indicator, row.task),
        dimension: row.dimension as Dimension,
        indicator: indicator.title,
        stored: row,
        levelLabel: rubric.levelScale.find(({ code }) => code === row.level)?.label ?? null,
        measured: measuredIn(rubric, row),
        author: names.get(answersFor(row)) ?? '',
        enteredOn: shanghaiDay(row.enteredAt),
      });
    }
  }
  return lines;
}

/** Who of the staff answers for a line: of what the child or its family gave, whoever approved it. */
const answersFor = ({ ratedBy, raterId, authorId }: Awaited<ReturnType<typeof selectRecord>>[number]) =>
  ratedBy === 'staff' ? raterId : authorId;

async function commentsOf(q: Reader, pupil: ReachedPupil, terms: Terms): Promise<CommentLine[]> {
  const rows = (await selectReleasedComments(q, pupil)).reverse();
  const names = await selectNames(
    q,
    rows.map(({ authorId }) => authorId),
  );
  return terms.flatMap(({ id, code: term }) =>
    rows.flatMap(({ termId, text, authorId, releasedAt }) =>
      termId === id
        ? [{ term, text, author: names.get(authorId) ?? '', releasedOn: shanghaiDay(releasedAt ?? 0) }]
        : [],
    ),
  );
}

async function additionsOf(q: Reader, pupil: ReachedPupil): Promise<AdditionLine[]> {
  const rows = (await selectAdditions(q, pupil, MOST_COPIED)).toReversed();
  const titleOf = await titlesOf(q, pupil, rows);
  const names = await selectNames(
    q,
    rows.flatMap(({ reviewerId }) => reviewerId ?? []),
  );
  const pupils = await selectPupilsAmong(
    q,
    rows.map(({ guardianId }) => guardianId),
  );
  const ids = rows.map(({ id }) => id);
  const photos = await selectSent(q, ids);
  const witnessed = await selectWitnessed(q, ids);
  return rows.map((row) => {
    const own = photos.filter(({ contributionId }) => contributionId === row.id);
    const { happenedOn, title, hours, organiser, reflection, state, reviewerId, reviewedAt } = row;
    const by = names.get(reviewerId ?? '') ?? '';
    const { title: indicatorTitle, ownLevelLabel } = titleOf(row);
    return {
      ...{ happenedOn, title, hours, organiser, reflection, state, reasonWords: row.reasonWords },
      ...{ indicatorTitle, ownLevelLabel },
      isByPupil: pupils.has(row.guardianId),
      sentOn: shanghaiDay(row.sentAt),
      decided: reviewedAt === null ? null : { by, on: shanghaiDay(reviewedAt) },
      photos: own.length,
      pledgedOn: row.pledgedAt === null ? null : shanghaiDay(row.pledgedAt),
      hasProof: own.some(({ isProof }) => isProof),
      noProof: row.noProof,
      reason: row.reason as ReturnReason | null,
      witnesses: (witnessed.get(row.id) ?? []).map(({ answer }) => ({ ...answer, on: shanghaiDay(answer.at) })),
    };
  });
}

/** What is shared with the family now, help by help. */
async function incidentsOf(q: Reader, pupil: ReachedPupil): Promise<IncidentLine[]> {
  return (await sharedIncidents(q, pupil)).toReversed().flatMap(({ happenedOn, text, author, sharedBy, ...one }) => {
    const sharedOn = shanghaiDay(one.sharedAt);
    return one.supports.map((support) => ({ happenedOn, text, author, sharedBy, sharedOn, ...support }));
  });
}

/** All that was said, question by question. */
async function questionsOf(
  q: Reader,
  pupil: ReachedPupil,
  reading: { readonly personId: string; readonly today: string; readonly terms: Terms },
): Promise<QuestionLine[]> {
  const rows = (await selectAskedAbout(q, pupil, MOST_COPIED)).toReversed();
  // Who may answer is on the page; here it is what was said.
  const questions = await shownQuestions(q, rows, { ...reading, classes: [] });
  return questions.flatMap(({ about, steps, state }) => {
    const { term, dimension, indicatorTitle, record } = about;
    return steps.map(({ step, text, by, isByPupil, at }) => ({
      ...{ term, dimension, indicatorTitle, title: record?.title ?? null, step, text, by, isByPupil, state },
      on: shanghaiDay(at),
    }));
  });
}
