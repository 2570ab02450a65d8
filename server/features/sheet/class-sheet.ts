import type { Reader } from '../../../db/engine.ts';
import { selectRubrics } from '../../../db/pinned-rubrics.ts';
import { selectAdopted } from '../../../db/reach/holders.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';
import { gradeOf } from '../../core/calendar/terms.ts';
import { offeredIn } from '../../core/rubric/offered.ts';
import { invalid, notFound } from '../../refusal.ts';
import { asClassName, schoolNameOf, termsFor } from '../../reply-parts.ts';
import { columnsFor, MARK_KIND, SHEET_KINDS } from '../../sheets/columns.ts';
import { selectPresent } from './select-present.ts';
import { selectMarksOf, selectOptionalActivity } from './store.ts';

type About = {
  readonly q: Reader;
  readonly target: ReachedClass;
  readonly today: string;
  readonly params: { readonly kind: string };
};
type Asked = { readonly happenedOn?: string | undefined; readonly indicatorId?: string | undefined };

/** What a table of this class is made of and compared with: its columns, its pupils on that day, and what is recorded already. */
export async function selectClassSheet({ q, target, today, params }: About, asked: Asked) {
  const kind = SHEET_KINDS.find((one) => one === params.kind);
  if (!kind) throw notFound();
  const { term } = await termsFor(q, target.districtId, today, undefined);
  const happenedOn = asked.happenedOn ?? [term.endsOn, today].sort()[0] ?? today;
  if (happenedOn > today) throw invalid('happenedOn', 'this day has not come yet', 'day.future');
  if (happenedOn < term.startsOn || happenedOn > term.endsOn)
    throw invalid('happenedOn', `this is outside the term, ${term.startsOn} to ${term.endsOn}`, 'day.term');

  const grade = gradeOf(target, term.code);
  const adopted = await selectAdopted(q, target.schoolId);
  const offered = (await selectRubrics(q, term.id)).flatMap(({ id, body }) =>
    offeredIn(body, grade, adopted).map((indicator) => ({ rubricId: id, rubric: body, indicator })),
  );
  const wanted = offered.filter(({ indicator }) => (asked.indicatorId ?? indicator.id) === indicator.id);
  const columns = columnsFor(kind, wanted, grade);
  if (columns.length === 0)
    throw invalid(
      asked.indicatorId === undefined ? 'kind' : 'indicatorId',
      "the term's rubrics collect nothing of this kind in this grade",
      'kind.nothing',
    );

  const { pupils, absent } = await selectPresent(q, target, { termId: term.id, happenedOn });
  const activity = await selectOptionalActivity(q, target, { happenedOn, kind: MARK_KIND[kind] });
  const marks = activity ? await selectMarksOf(q, target.schoolId, activity.id) : [];
  const place = { class: asClassName(target, term.code), school: schoolNameOf(target) };
  return { kind, term, happenedOn, offered, columns, pupils, absent, activity, marks, place };
}
export type ClassSheet = Awaited<ReturnType<typeof selectClassSheet>>;
