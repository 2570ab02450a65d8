import { PASSABLE } from '../../core/sheet-codes.ts';
import { Refusal } from '../../refusal.ts';
import type { TableFault, TableRemark } from '../../sheets/read-table.ts';
import { type FaultCode, faultWords, type Language, remarkWords } from '../../sheets/words.ts';

const SHOWN = 200;
const pathOf = ({ line, column, heading }: Pick<TableFault, 'line' | 'column' | 'heading'>) =>
  `${line}:${column}:${heading}`;

/** A row of a child who is not here, or of nobody: it may be passed over by whoever has seen it named. */
export const isPassable = ({ code }: { readonly code: FaultCode }) => PASSABLE.some((one) => one === code);

/** The list a page shows. Where, and what to do; never what stood there. */
export function refuseFaults(faults: readonly TableFault[], language: Language, rows = 0): Refusal {
  const errors = faults
    .slice(0, SHOWN)
    .map((fault) => ({ path: pathOf(fault), message: faultWords(fault.code, language, fault.said), code: fault.code }));
  const isChoice = faults.length > 0 && faults.length <= SHOWN && faults.every(isPassable);
  const rest = isChoice ? { restCount: rows - new Set(faults.map(({ line }) => line)).size } : {};
  return new Refusal(422, 'invalid', { errors, errorCount: faults.length, ...rest });
}

/** What was read otherwise than it stands, in the shape of the faults. */
export const remarksOf = (remarks: readonly TableRemark[], language: Language) => ({
  remarks: remarks
    .slice(0, SHOWN)
    .map((remark) => ({ path: pathOf(remark), message: remarkWords(remark.code, language), code: remark.code })),
  remarkCount: remarks.length,
});
