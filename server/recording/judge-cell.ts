import type { z } from 'zod';
import type { MarkChange, MarkRow } from '../../db/record.ts';
import type { CellReply, GridCell } from '../contract/grid.ts';
import { asStored, asValue } from '../core/rubric/mark-value.ts';
import { mayRead } from '../core/rubric/offered.ts';
import { type Fault, judgeMark, measureOn } from './judge-mark.ts';
import type { ClassDay } from './may-record.ts';
import { changedTo, type Given } from './record-marks.ts';

/** Also what history keeps as the reason of a value that was changed in the grid. */
export const GRID_REASON = 'grid';

type Cell = z.output<typeof GridCell>;

/** What a cell comes to: an answer, or a mark to be given or changed. */
export type Verdict = { readonly reply: CellReply } | { readonly give: Given } | { readonly change: MarkChange };

export type Judging = {
  readonly day: ClassDay;
  /** By pupil and indicator, those that were taken back among them. */
  readonly marks: ReadonlyMap<string, MarkRow>;
  readonly nameOf: (personId: string) => string;
  readonly actor: { readonly personId: string; readonly sessionId: string };
  readonly isHomeroom: boolean;
};

export const placeOf = ({ pupilId, indicatorId }: { pupilId: string; indicatorId: string }) =>
  `${pupilId} ${indicatorId}`;

export const refuseCell = ({ code, message }: Fault): { readonly reply: CellReply } => ({
  reply: { state: 'refused', code, message },
});
const NOT_YOURS: Fault = { code: 'mark.not-yours', message: 'another teacher gave this mark' };
const saved = (mark?: MarkRow): Verdict => ({
  reply: { state: 'saved', markId: mark?.id ?? null, version: mark?.version ?? null },
});

/** One cell by itself. What is already as it is wanted is saved, whatever version was on the screen: nothing would change. */
export function judge(cell: Cell, about: Judging): Verdict {
  const found = judgeMark(about.day, cell);
  if ('faults' in found) return refuseCell(found.faults[0] ?? NOT_YOURS);

  const mark = about.marks.get(placeOf(cell));
  if (!mark)
    return cell.value
      ? { give: { pupilId: cell.pupilId, found, value: cell.value, note: cell.note ?? null } }
      : saved();
  const isMine = mark.raterId === about.actor.personId;
  if (!mark.isWithdrawn && !mayRead(found.indicator, 'staff', isMine)) return refuseCell(NOT_YOURS);
  if (isAlreadySo(cell, mark)) return saved(mark);
  if (mark.isWithdrawn ? cell.version !== null && cell.version !== mark.version : cell.version !== mark.version)
    return { reply: { state: 'conflict', current: standing(mark, about) } };
  if (!mark.isWithdrawn && !isMine && !about.isHomeroom) return refuseCell(NOT_YOURS);
  if (!cell.value) return { change: { mark, to: { isWithdrawn: true } } };
  const note = cell.note === undefined ? (mark.isWithdrawn ? null : mark.note) : cell.note;
  return { change: { mark, to: { ...changedTo(about, cell.value, note), ...measureOn(about.day, mark) } } };
}

function isAlreadySo({ value, note }: Cell, mark: MarkRow): boolean {
  if (mark.isWithdrawn || value === null) return mark.isWithdrawn && value === null;
  const isSame = JSON.stringify(asStored(value)) === JSON.stringify(asStored(asValue(mark)));
  return isSame && (note === undefined || note === mark.note);
}

function standing(mark: MarkRow, { nameOf }: Judging) {
  const { isWithdrawn, version } = mark;
  return {
    value: isWithdrawn ? null : asValue(mark),
    note: isWithdrawn ? null : mark.note,
    version,
    by: nameOf(mark.raterId),
  };
}
