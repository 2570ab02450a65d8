import './area-measured-words.ts';
import { measuredTables } from '../../../server/core/tables/area-measured-tables.ts';
import { useWords } from '../../i18n/use-words.ts';
import { type Report, useDimension } from './area-parts.tsx';

/** What was measured of the dimension that is looked at, and the tables its file has; undefined before the first measuring. */
export function useMeasured(report: Report) {
  const { time, t, language } = useWords();
  const { dimension } = useDimension(report);
  const { measured } = report;
  const found = measured?.dimensions.find((one) => one.dimension === dimension);
  if (!measured || !found) return undefined;
  const [opportunity, sexes, comparison, contrasts, trust] = measuredTables(measured, report.schools, {
    language,
    note: '',
  });
  if (!opportunity || !sexes || !comparison || !contrasts || !trust) return undefined;
  const cutOff = t('areaMeasured.cutOff', { time: time(measured.cutOffAt) });
  return { found, cutOff, tables: { opportunity, sexes, comparison, contrasts, trust } };
}

/** 0.25 as it is read aloud: +0.25, 0, −0.25. */
export const signed = (value: number) => `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(2)}`;
