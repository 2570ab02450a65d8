import { GridStore } from '../../web/pages/grid/grid-store.ts';
import { indicatorOf, rubricOf } from './rubric-sample.ts';

const PUPILS = ['p1', 'p2', 'p3'];
const rubric = rubricOf('labour');

/** Three pupils by a level, a number of times and hours; the last pupil's level is another teacher's. */
export function gridOfThree(): GridStore {
  const store = new GridStore();
  store.setShape(
    PUPILS.map((pupilId, n) => ({ pupilId, name: `测试${n + 1}`, apart: null })),
    (['level', 'count', 'hours'] as const).map((kind) => ({ indicator: indicatorOf(kind, kind), rubric })),
  );
  const value = { kind: 'level', level: 'B' } as const;
  store.load([{ key: 'p3 level', value, note: null, version: 1, by: '另一位老师', mayAmend: false }], {});
  return store;
}

/** Every cell as one reads it, row by row: a level, a number, 'O' for what was only seen, '?' before a text that could not be read. */
export const shown = (store: GridStore) =>
  store.rows.map((_, row) =>
    store.columns.map((_, column) => {
      const key = store.keyAt({ row, column });
      const { value } = store.said(key);
      const { raw } = store.cell(key);
      if (raw !== null) return `?${raw}`;
      if (value?.kind === 'level') return value.level;
      if (value?.kind === 'count') return value.count;
      if (value?.kind === 'hours') return value.hours;
      return value?.kind === 'observation' ? 'O' : '';
    }),
  );
