import type { Indicator, Rubric } from '../../web/evidence/evidence-queries.ts';

const level = (code: string, zh: string, en: string) => ({ level: code, label: { zh, en } });
const levels = [
  level('A', '优秀', 'Excellent'),
  level('B', '良好', 'Good'),
  level('C', '合格', 'Fair'),
  level('D', '待发展', 'Developing'),
];

/** A rubric of four levels with one indicator of each kind; only what logging reads of it is filled in. */
export const indicatorOf = (indicatorId: string, valueKind: Indicator['valueKind']) =>
  ({ indicatorId, valueKind }) as Indicator;
export const rubricOf = (rubricId: string) => ({ rubricId, levels }) as unknown as Rubric;
