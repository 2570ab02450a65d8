import type { MarkValue } from '../../server/contract/words.ts';
import type { Reply } from '../api.ts';
import { keep, kept, keptUnder, letGo } from '../parts/kept.ts';
import type { AskedAt } from './waiting.ts';

export const GRID = 'put /api/classes/:classId/grids/:gridId';
export type GridReply = Reply<typeof GRID>;
export type GridAsked = AskedAt<typeof GRID>;

export type Facts = {
  readonly title: string;
  readonly happenedOn: string;
  readonly place: string;
  /** What was seen of everybody. */
  readonly note?: string;
  readonly visibility: 'staff' | 'family';
};
/** A cell as somebody wants it and the service does not have it yet; `raw` is a text that could not be read. */
export type KeptCell = {
  readonly value: MarkValue | null;
  readonly note: string | null;
  readonly raw: string | null;
};
/** An unsaved grid on this device: by ids, no names. */
export type KeptGrid = {
  readonly at: number;
  readonly facts: Facts;
  readonly indicatorIds: readonly string[];
  readonly cells: Readonly<Record<string, KeptCell>>;
};

const nameOf = (classId: string, gridId: string) => `grid ${classId} ${gridId}`;

export const keepGrid = (personId: string, classId: string, gridId: string, grid: KeptGrid) =>
  keep(personId, nameOf(classId, gridId), grid);
export const keptGrid = (personId: string, classId: string, gridId: string) =>
  kept<KeptGrid>(personId, nameOf(classId, gridId));
export const letGoOfGrid = (personId: string, classId: string, gridId: string) =>
  letGo(personId, nameOf(classId, gridId));
export const keptGridsOf = (personId: string, classId: string) => keptUnder<KeptGrid>(personId, `grid ${classId} `);

export const cellKey = ({ pupilId, indicatorId }: { pupilId: string; indicatorId: string }) =>
  `${pupilId} ${indicatorId}`;

export const isSameSaid = (
  a: { readonly value: MarkValue | null; readonly note?: string | null | undefined },
  b: { readonly value: MarkValue | null; readonly note?: string | null | undefined },
) => JSON.stringify([a.value, a.note ?? null]) === JSON.stringify([b.value, b.note ?? null]);

/** What was sent while no grid was open, and came to be saved, is unsaved no more. */
export async function settleKept(personId: string, asked: GridAsked, reply: unknown) {
  const { params, body } = asked;
  const { cells: replies } = reply as GridReply;
  const before = await keptGrid(personId, params.classId, params.gridId);
  if (!before) return;
  const cells = { ...before.cells };
  for (const [index, cell] of body.cells.entries()) {
    const now = cells[cellKey(cell)];
    if (replies[index]?.state === 'saved' && now?.raw === null && isSameSaid(now, cell)) delete cells[cellKey(cell)];
  }
  if (Object.keys(cells).length === 0) await letGoOfGrid(personId, params.classId, params.gridId);
  else await keepGrid(personId, params.classId, params.gridId, { ...before, cells });
}
