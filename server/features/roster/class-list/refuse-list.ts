import type { ListFault, Place } from '../../../class-lists/cells.ts';
import { isListFault, listFaultWords } from '../../../class-lists/words.ts';
import { Refusal } from '../../../refusal.ts';
import type { Language } from '../../../sheets/words.ts';

const SHOWN = 200;
/** 'sheet:line:column:heading'; a sheet's name holds no colon. Empty where the fault is about the whole file. */
const pathOf = ({ sheet, line, column, heading }: Place) => (line === 0 ? '' : `${sheet}:${line}:${column}:${heading}`);
/** The place that a path says; line 0 where it is about the whole file. */
export function placeIn(path: string): Place {
  const [sheet = '', line = '', column = '', ...heading] = path.split(':');
  return { sheet, line: Number(line), column, heading: heading.join(':') };
}

/** The list a page shows. Where, and what to do; never what stood there. */
export function refuseList(faults: readonly ListFault[], lang: Language): Refusal {
  const errors = faults
    .slice(0, SHOWN)
    .map((fault) => ({ path: pathOf(fault), message: listFaultWords(fault.code, lang, fault.said), code: fault.code }));
  return new Refusal(422, 'invalid', { errors, errorCount: faults.length });
}

/** What the planner finds wrong with a row that a list became, said of the list: its lines are places of it. */
export function asListRefusal(refusal: Refusal, places: readonly Place[], lang: Language): Refusal {
  const { errors = [], errorCount = errors.length } = refusal.detail;
  // That the school has closed is no fault of a row.
  if (errors.some(({ code }) => code === 'school.ended')) return refusal;
  const said = errors.map(({ path, message, code = '' }) => {
    const place = places[Number(path.split(':')[1] || Number.NaN)];
    const known = OF_PLANNER[code] ?? (isListFault(code) ? code : 'list.other');
    const gap = /\d+/.exec(message)?.[0] ?? '';
    return { path: place ? pathOf(place) : '', message: listFaultWords(known, lang, gap), code: known };
  });
  return new Refusal(refusal.status, refusal.code, { errors: said, errorCount });
}

const OF_PLANNER: Readonly<Record<string, Parameters<typeof listFaultWords>[0]>> = {
  'row.student_number_taken': 'number.taken',
  'row.student_number_twice': 'row.twice',
};
