import type { Reader } from '../../../db/engine.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';
import { dayWithin } from '../../core/calendar/terms.ts';
import { mayRecord } from '../../recording/may-record.ts';
import { selectMarksOf, selectOptionalActivityOn } from '../../recording/store.ts';
import { invalid, notFound, Refusal } from '../../refusal.ts';
import { asClassName, schoolNameOf, termsFor } from '../../reply-parts.ts';
import { columnsFor, MARK_KIND, SHEET_KINDS } from '../../sheets/columns.ts';
import type { TableFault } from '../../sheets/read-table.ts';
import { faultWords, type Language } from '../../sheets/words.ts';

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

  // By name, as in the template.
  const pupils = [...day.members.values()]
    .filter(({ pupilId }) => day.there.has(pupilId))
    .map(({ pupilId, name }, index) => ({ pupilId, name, number: index + 1 }));
  const activity = await selectOptionalActivityOn(q, target, { happenedOn, kind: MARK_KIND[kind] });
  const marks = activity ? await selectMarksOf(q, target.schoolId, [activity.id]) : [];
  const place = { class: asClassName(target, term.code), school: schoolNameOf(target) };
  return { kind, term, happenedOn, day, columns, pupils, activity, marks, place };
}
export type ClassSheet = Awaited<ReturnType<typeof selectClassSheet>>;

const SHOWN = 200;

/** The list a page shows. Where, and what to do; never what stood there. */
export function refuseFaults(faults: readonly TableFault[], language: Language): Refusal {
  const errors = faults.slice(0, SHOWN).map(({ line, column, heading, code, said }) => ({
    path: `${line}:${column}:${heading}`,
    message: faultWords(code, language, said),
    code,
  }));
  return new Refusal(422, 'invalid', { errors, errorCount: faults.length });
}
