import { bandName } from '../../../server/core/tables/monitoring-words.ts';
import type { Table } from '../../../server/core/tables/table.ts';
import { useWords } from '../../i18n/use-words.ts';
import { WithTables } from '../../parts/behind.tsx';
import styles from './class-report.module.css';
import type { Report } from './report.ts';
import { ChildList } from './unseen.tsx';

/** Who gets how much attention: the overlooked by name, the others as a distribution. */
export function Attention({ report, table }: { report: Report; table: Table }) {
  const { t, time } = useWords();
  const { far, least } = report.attention;
  return (
    <section className="section" id="attention">
      <h2>
        {far
          ? t('monitoring.class.far', { count: least.length, atMost: far.atMost, half: Math.ceil(far.median) })
          : t('monitoring.class.even')}
      </h2>
      {least.length > 0 && <ChildList term={report.term.code}>{least}</ChildList>}
      <WithTables
        tables={[table]}
        isTurned
        isShort
        caption={`${t('monitoring.class.caption')} · ${t('report.n', { count: report.pupils })} · ${t('figure.asOf', { time: time(report.asOf) })}`}
      >
        <Bands report={report} />
      </WithTables>
    </section>
  );
}

function Bands({ report }: { report: Report }) {
  const { t, language } = useWords();
  const most = Math.max(1, ...report.attention.bands.map(({ pupils }) => pupils));
  return (
    <ul className={styles['attention-bands']}>
      {report.attention.bands.map((band) => (
        <li key={band.from}>
          <span>{bandName(band, language)}</span>
          <span className={styles['attention-bar']} aria-hidden="true">
            <span style={{ width: `${(100 * band.pupils) / most}%` }} />
          </span>
          <span className="number">{t('common.pupils', { count: band.pupils })}</span>
        </li>
      ))}
    </ul>
  );
}
