import { shownHundredths } from '../../../server/core/reports/rounding.ts';
import { monitoringWord } from '../../../server/core/tables/monitoring-words.ts';
import type { Table } from '../../../server/core/tables/table.ts';
import { useWords, type Words } from '../../i18n/use-words.ts';
import { WithTables } from '../../parts/behind.tsx';
import { DimensionName } from '../../parts/dimension-mark.tsx';
import type { Report } from './report-parts.ts';
import styles from './school-report.module.css';

const hundredths = (value: number) => shownHundredths(value).toFixed(2);
type Part = Report['monitoring']['reliability']['dimensions'][number];

/** With so many different teachers a result is so reliable: the sentence a school needs to plan who looks at whom. */
export function Reliability({ report, table }: { report: Report; table: Table }) {
  const { t, time } = useWords();
  const { cutOffAt, dimensions } = report.monitoring.reliability;
  if (cutOffAt === null) {
    return (
      <section className="section" id="reliability">
        <h2>{t('monitoring.reliability.title')}</h2>
        <p>{t('monitoring.reliability.notYet')}</p>
      </section>
    );
  }
  const caption = [t('monitoring.reliability.caption'), t('figure.asOf', { time: time(cutOffAt) })];
  return (
    <section className="section" id="reliability">
      <h2>{t('monitoring.reliability.title')}</h2>
      {dimensions.length === 0 ? (
        <p>{t('monitoring.reliability.nobody')}</p>
      ) : (
        <WithTables tables={[table]} isTurned isShort caption={caption.join(' · ')}>
          <p>{t('monitoring.reliability.lead')}</p>
          <ul className={`${styles['gap-rows']} ${styles['reliability']}`}>
            {dimensions.map((part) => (
              <ReliabilityRow key={part.dimension} part={part} />
            ))}
          </ul>
        </WithTables>
      )}
    </section>
  );
}

function ReliabilityRow({ part }: { part: Part }) {
  const words = useWords();
  return (
    <li>
      <DimensionName dimension={part.dimension} />
      <span>
        {sentenceOf(part, words)} <span className="small">{countsOf(part, words)}</span>
      </span>
    </li>
  );
}

function countsOf({ pupils, doubleRated, raters, ratings }: Part, { t }: Words): string {
  return t('monitoring.reliability.counts', { pupils, doubleRated, raters, ratings });
}

function sentenceOf(part: Part, { t, language }: Words): string {
  const { status, table, teachersForGroups, teachersForOneChild } = part;
  if (status !== 'ok' || teachersForGroups === null || teachersForOneChild === null) {
    return t('monitoring.reliability.not', {
      why: monitoringWord(status === 'too-few-pupils' ? 'fewDouble' : status, language),
    });
  }
  const said = table
    .filter(({ teachers }) => teachers === 2)
    .map(({ teachers, phi, lo, hi }) => {
      const band =
        lo === null || hi === null ? '' : t('monitoring.reliability.band', { lo: hundredths(lo), hi: hundredths(hi) });
      return t('monitoring.reliability.with', { count: teachers, phi: hundredths(phi), band });
    });
  return t('monitoring.reliability.sentence', {
    said: said.join(t('weeks.between')),
    groups: t('monitoring.reliability.teachers', { count: teachersForGroups }),
    child: t('monitoring.reliability.teachers', { count: teachersForOneChild }),
  });
}
