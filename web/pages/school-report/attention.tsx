import { attentionTitle } from '../../../server/contract/report-sentence.ts';
import type { Table } from '../../../server/core/tables/table.ts';
import { useWords, type Words } from '../../i18n/use-words.ts';
import { writtenCount } from '../../i18n/written.ts';
import { WithTables } from '../../parts/behind.tsx';
import type { Report } from './report-parts.ts';
import styles from './school-report.module.css';

type Spread = Report['monitoring']['attention']['whole'];

/** Whom the records are about: grade by grade on the page, class by class in the table, by grade and number and never by a figure. */
export function Attention({ report, table }: { report: Report; table: Table }) {
  const words = useWords();
  const { t, grade: gradeName, time } = words;
  const { whole, grades } = report.monitoring.attention;
  const most = Math.max(1, ...grades.map(({ attention: { p90, p75, p50 } }) => p90 ?? p75 ?? p50 ?? 0));
  return (
    <section className="section" id="attention">
      <h2>{attentionTitle(whole, words)}</h2>
      <WithTables
        tables={[table]}
        isShort
        caption={`${t('monitoring.attention.caption', { count: whole.pupils })} · ${t('figure.asOf', { time: time(report.asOf) })}`}
      >
        <ul className={styles['spreads']}>
          {grades.map(({ grade, attention }) => (
            <li key={grade}>
              <span>{gradeName(grade)}</span>
              <SpreadLine spread={attention} most={most} />
              <span className="small">{spreadWords(attention, words)}</span>
            </li>
          ))}
        </ul>
      </WithTables>
    </section>
  );
}

function spreadWords(spread: Spread, { t }: Words): string {
  const { status, none, pupils, p25, p50, p75 } = spread;
  const nobody = none > 0 ? [t('monitoring.attention.none', { count: none })] : [];
  if (status !== 'ok' || p50 === null) {
    return [t(`monitoring.attention.${status === 'alike' ? 'alike' : 'few'}`), ...nobody].join(' · ');
  }
  const middle =
    p25 === null || p75 === null
      ? []
      : [t('monitoring.attention.middle', { from: writtenCount(p25), to: writtenCount(p75) })];
  return [
    t('monitoring.attention.half', { half: writtenCount(p50) }),
    ...middle,
    t('report.n', { count: pupils }),
    ...nobody,
  ].join(' · ');
}

/** The middle eight tenths thin, the middle half thick, the median a dot; from 0 to the most of any grade. The words beside it say the same. */
function SpreadLine({ spread: { p10, p25, p50, p75, p90 }, most }: { spread: Spread; most: number }) {
  const at = (records: number) => (100 * records) / most;
  return (
    <svg className={styles['dot-interval']} viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
      <path className={styles['axis']} d="M0 2v12M100 2v12M0 8h100" />
      {p10 !== null && p90 !== null && <path className={styles['whisker']} d={`M${at(p10)} 8H${at(p90)}`} />}
      {p25 !== null && p75 !== null && <path className={styles['interval']} d={`M${at(p25)} 8H${at(p75)}`} />}
      {p50 !== null && <path className={styles['dot']} d={`M${at(p50)} 8h0`} />}
    </svg>
  );
}
