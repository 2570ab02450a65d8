import { gapsTitle } from '../../../server/contract/report-sentence.ts';
import type { Dimension } from '../../../server/contract/words.ts';
import { excludesZero } from '../../../server/core/reports/excludes-zero.ts';
import { readingOf } from '../../../server/core/tables/monitoring-tables.ts';
import { monitoringWord } from '../../../server/core/tables/monitoring-words.ts';
import type { Table } from '../../../server/core/tables/table.ts';
import { tableWord } from '../../../server/core/tables/table-words.ts';
import { useWords, type Words } from '../../i18n/use-words.ts';
import { signed, signedHundredths, signedPercent } from '../../i18n/written.ts';
import { WithTables } from '../../parts/behind.tsx';
import { DimensionName } from '../../parts/dimension-mark.tsx';
import { Notice } from '../../parts/states.tsx';
import type { Report } from './report-parts.ts';
import styles from './school-report.module.css';

type Row = Report['monitoring']['gaps']['rows'][number];
type Gap = Row['noticed'];

/** Who was noticed comes first: a gap of scores on unequally logged evidence is an artefact, and is called one. */
export function Gaps({ report, tables }: { report: Report; tables: readonly Table[] }) {
  const words = useWords();
  const { t, time } = words;
  const { rows, sexUnknown } = report.monitoring.gaps;
  const [whole] = rows;
  if (!whole) return null;
  const isCompared = whole.noticed.status === 'ok';
  const title = gapsTitle(rows, words, tableWord('everywhere', words.language));
  const isUnequal = rows.some((row) => row.isUnequal);
  const { boys, girls } = whole.noticed;
  const told = rows.filter((row) => row === whole || isTold(row));
  return (
    <section className="section" id="boys-and-girls">
      <h2>{title}</h2>
      {isCompared && isUnequal && <Notice kind="calm">{t('monitoring.gaps.artefact')}</Notice>}
      <p className="small">
        {t('monitoring.gaps.who', { boys, girls })}
        {sexUnknown > 0 && t('monitoring.gaps.unknown', { count: sexUnknown })}
      </p>
      {isCompared && (
        <WithTables
          tables={tables}
          isTurned
          isShort
          caption={`${t('monitoring.gaps.caption', { count: rows.length * 3 - 1 })} · ${t('figure.asOf', { time: time(report.asOf) })}`}
        >
          <ul className={styles['gap-rows']}>
            {told.map((row) => (
              <GapRow key={row.dimension ?? 'all'} row={row} />
            ))}
          </ul>
          {told.length < rows.length && <p>{t('monitoring.gaps.others', { count: rows.length - told.length })}</p>}
        </WithTables>
      )}
    </section>
  );
}

/** Of what cannot be told from chance there is one sentence, and the table. */
const isTold = ({ noticed, records, score }: Row) =>
  [noticed, records, score].some((gap) => gap !== null && excludesZero(gap));

const nameOf = (dimension: Dimension | null, { t, language }: Words) =>
  dimension === null ? tableWord('everywhere', language) : t(`dimension.${dimension}`);

function GapRow({ row }: { row: Row }) {
  const words = useWords();
  const { t } = words;
  const { dimension, noticed, records, score } = row;
  const points = (share: number) => t('monitoring.gaps.points', { value: signedPercent(share) });
  return (
    <li id={`gap-${dimension ?? 'all'}`}>
      {dimension === null ? <strong>{nameOf(null, words)}</strong> : <DimensionName dimension={dimension} />}
      <span>
        {t('monitoring.gaps.noticed')} <GapWords gap={noticed} write={points} />
      </span>
      <span>
        {t('monitoring.gaps.records')} <GapWords gap={records} write={signed} />
      </span>
      {score && (
        <span>
          {t('monitoring.gaps.score')} <GapWords gap={score} write={signed} isArtefact={row.isUnequal} />
          {score.g !== null && score.gLo !== null && score.gHi !== null && (
            <span className="small">
              {' '}
              {t('monitoring.gaps.g', {
                g: signedHundredths(score.g),
                lo: signedHundredths(score.gLo),
                hi: signedHundredths(score.gHi),
              })}
            </span>
          )}
        </span>
      )}
    </li>
  );
}

type Written = { gap: Gap; write: (value: number) => string; isArtefact?: boolean };

/** Boys minus girls, its interval, and one of three words. */
function GapWords({ gap, write, isArtefact = false }: Written) {
  const { t, language } = useWords();
  const { difference, lo, hi, boys, girls } = gap;
  const reading = monitoringWord(isArtefact ? 'unequal' : readingOf(gap), language);
  if (difference === null || lo === null || hi === null) {
    return <span className="small">{`${reading} (${t('monitoring.gaps.n', { boys, girls })})`}</span>;
  }
  return (
    <>
      <strong>{write(difference)}</strong>{' '}
      <span className="small">{`${t('monitoring.gaps.from', { lo: write(lo), hi: write(hi) })} · ${reading}`}</span>
    </>
  );
}
