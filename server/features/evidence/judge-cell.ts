import type { z } from 'zod';
import type { PinnedRubric } from '../../../db/pinned-rubrics.ts';
import type { CELL_FAULTS, CellReply, GridCell } from '../../contract/grid.ts';
import { asStored, asValue, misfit, type Value } from '../../core/rubric/mark-value.ts';
import { mayRead, offeredIn } from '../../core/rubric/offered.ts';
import type { Indicator, Rubric } from '../../core/rubric/rubric.ts';
import type { MarkChange, MarkRow } from './grid-store.ts';

type Cell = z.output<typeof GridCell>;
export type Offered = ReadonlyMap<
  string,
  { readonly rubricId: string; readonly rubric: Rubric; readonly indicator: Indicator }
>;

/** What a cell comes to: an answer, or a mark to be given or changed. */
export type Verdict =
  | { readonly reply: CellReply }
  | { readonly give: Value; readonly note: string | null }
  | { readonly change: MarkChange };

export type Judging = {
  readonly offered: Offered;
  readonly present: ReadonlySet<string>;
  /** By pupil and indicator, those that were taken back among them. */
  readonly marks: ReadonlyMap<string, MarkRow>;
  readonly nameOf: (personId: string) => string;
  readonly actorId: string;
  readonly isHomeroom: boolean;
};

export const placeOf = ({ pupilId, indicatorId }: { pupilId: string; indicatorId: string }) =>
  `${pupilId} ${indicatorId}`;

export function offeredBy(pinned: readonly PinnedRubric[], grade: number, adopted: ReadonlySet<string>): Offered {
  return new Map(
    pinned.flatMap(({ id, body }) =>
      offeredIn(body, grade, adopted).map(
        (indicator) => [indicator.id, { rubricId: id, rubric: body, indicator }] as const,
      ),
    ),
  );
}

const refuse = (code: (typeof CELL_FAULTS)[number], message: string): Verdict => ({
  reply: { state: 'refused', code, message },
});
const saved = (mark?: MarkRow): Verdict => ({
  reply: { state: 'saved', markId: mark?.id ?? null, version: mark?.version ?? null },
});

/** One cell by itself. What is already as it is wanted is saved, whatever version was on the screen: nothing would change. */
export function judge(cell: Cell, about: Judging): Verdict {
  const found = about.offered.get(cell.indicatorId);
  if (!found) return refuse('no-such-indicator', "the term's rubrics have no such indicator for this grade");
  if (!about.present.has(cell.pupilId)) return refuse('not-in-class', 'this pupil is not in the class on that day');
  const wrong = cell.value && misfit(cell.value, found.rubric, found.indicator);
  if (wrong) return refuse('misfit', wrong);

  const mark = about.marks.get(placeOf(cell));
  if (!mark) return cell.value ? { give: cell.value, note: cell.note ?? null } : saved();
  const isMine = mark.raterId === about.actorId;
  if (!mark.isWithdrawn && !mayRead(found.indicator, 'staff', isMine))
    return refuse('not-yours', 'another teacher gave this mark');
  if (isAlreadySo(cell, mark)) return saved(mark);
  if (mark.isWithdrawn ? cell.version !== null && cell.version !== mark.version : cell.version !== mark.version)
    return { reply: { state: 'conflict', current: standing(mark, about) } };
  if (!mark.isWithdrawn && !isMine && !about.isHomeroom) return refuse('not-yours', 'another teacher gave this mark');
  if (!cell.value) return { change: { mark, to: { isWithdrawn: true } } };
  const note = cell.note === undefined ? (mark.isWithdrawn ? null : mark.note) : cell.note;
  const to = { ...asStored(cell.value), note, raterId: about.actorId, isWithdrawn: false };
  return { change: { mark, to } };
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
