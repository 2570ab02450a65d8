import type { Reader } from '../../../db/engine.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';
import { dayWithin } from '../../core/calendar/terms.ts';
import { mayRecord } from '../../recording/may-record.ts';
import { selectMarksOf, selectOptionalActivityOn } from '../../recording/store.ts';
import { invalid, notFound } from '../../refusal.ts';
import { asClassName, schoolNameOf, termsFor } from '../../reply-parts.ts';
import { columnsFor, MARK_KIND, SHEET_KINDS } from '../../sheets/columns.ts';
import { selectPresent } from './select-present.ts';

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
  const { term: running } = await termsFor(q, target.districtId, today, undefined);
  const wantedDay = asked.happenedOn ?? dayWithin(running, today);
  const day = await mayRecord(q, target, { day: wantedDay, today, path: 'happenedOn' });
  const { on: happenedOn, term, grade } = day;
  const offered = [...day.offered.values()];
  const wanted = offered.filter(({ indicator }) => (asked.indicatorId ?? indicator.id) === indicator.id);
  const columns = columnsFor(kind, wanted, grade);
  if (columns.length === 0)
    throw invalid(
      asked.indicatorId === undefined ? 'kind' : 'indicatorId',
      "the term's rubrics collect nothing of this kind in this grade",
      'kind.nothing',
    );

  const { pupils, absent } = await selectPresent(q, target, day);
  const activity = await selectOptionalActivityOn(q, target, { happenedOn, kind: MARK_KIND[kind] });
  const marks = activity ? await selectMarksOf(q, target.schoolId, [activity.id]) : [];
  const place = { class: asClassName(target, term.code), school: schoolNameOf(target) };
  return { kind, term, happenedOn, day, columns, pupils, absent, activity, marks, place };
}
export type ClassSheet = Awaited<ReturnType<typeof selectClassSheet>>;
