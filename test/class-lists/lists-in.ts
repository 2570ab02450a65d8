import { readLists } from '../../server/class-lists/read-lists.ts';
import type { Cell, Oddity, Sheet } from '../../server/sheets/sheet.ts';

export const sheetOf = (rows: readonly (readonly Cell[])[], name = '', oddities: readonly Oddity[] = []): Sheet => ({
  name,
  lines: rows.map((cells, at) => ({ line: at + 1, cells })).filter(({ cells }) => cells.some((cell) => cell !== null)),
  oddities,
});
export const read = (rows: readonly (readonly Cell[])[], asked: Partial<Parameters<typeof readLists>[1]> = {}) =>
  readLists([sheetOf(rows)], { columns: new Map(), ...asked });
export const faultsIn = ({ faults }: ReturnType<typeof readLists>) =>
  faults.map(({ line, column, code, said }) => [line, column, code, said].filter((one) => one !== undefined).join(' '));
