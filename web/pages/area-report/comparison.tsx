import './area-measured-words.ts';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { contrastTable } from '../../../server/core/tables/area-measured-tables.ts';
import { refusedBecause, stageName, threeWords } from '../../../server/core/tables/area-measured-words.ts';
import { useWords } from '../../i18n/use-words.ts';
import { WithTables } from '../../parts/behind.tsx';
import { Plot } from '../../parts/plot.tsx';
import { DimensionPick, type Report } from './area-parts.tsx';
import styles from './area-report.module.css';
import { signed, useMeasured } from './measured.ts';

type Measured = NonNullable<Report['measured']>['dimensions'][number];
type Found = Measured['comparisons'][number];
type Compared = Extract<Found, { status: 'compared' }>;
/** A school's name takes a line in Chinese and up to three in English on a phone. */
const rowOf = (label: string) => (/[一-鿿]/.test(label) ? 34 : 54);
const AXIS = 40;

/** Schools beside their mean where raters link them, and where not the reason and what would change it; then how far to trust it. */
export function Comparison({ report }: { report: Report }) {
  const { t } = useWords();
  const measured = useMeasured(report);
  if (!measured) return null;
  const { found, cutOff, tables } = measured;
  const dimension = t(`dimension.${found.dimension}`);
  return (
    <section className="section" id="comparison">
      <h2>{t('areaMeasured.comparisonTitle', { dimension })}</h2>
      <DimensionPick report={report} />
      {found.comparisons.map((one) =>
        one.status === 'refused' ? (
          <Refused key={one.stage} report={report} found={found} reason={one} />
        ) : (
          <Contrasts key={one.stage} report={report} found={found} compared={one} cutOff={cutOff} />
        ),
      )}
      <h3 className={styles['trust-title']}>{t('areaMeasured.trustTitle')}</h3>
      <Trust found={found} cutOff={cutOff} tables={[tables.trust, tables.comparison]} />
    </section>
  );
}

type Refusal = Extract<Found, { status: 'refused' }>;
const MENDED = ['raters-not-linked', 'links-too-thin'];

function Refused({ report, found, reason }: { report: Report; found: Measured; reason: Refusal }) {
  const { t, language } = useWords();
  const isMended = MENDED.includes(reason.reason);
  return (
    <div className="card">
      <p>
        <strong>
          {t('areaMeasured.refusedTitle', {
            dimension: t(`dimension.${found.dimension}`),
            stage: stageName(reason.stage, language),
          })}
        </strong>
      </p>
      <p>
        {refusedBecause(reason.reason, language)} {isMended && t('areaMeasured.toModerationWhy')}
      </p>
      {isMended && (
        <p className="small">
          {t('areaMeasured.linked', { count: reason.withLinks })}{' '}
          <Link className="no-print" to={`/areas/${report.area.areaId}/moderation`}>
            {t('areaMeasured.toModeration')}
          </Link>
        </p>
      )}
    </div>
  );
}

function Contrasts(props: { report: Report; found: Measured; compared: Compared; cutOff: string }) {
  const { report, found, compared, cutOff } = props;
  const { t, both, language } = useWords();
  const { schools, between, least, compared: all } = compared;
  const rows = useMemo(
    () =>
      schools.map(({ schoolId, difference, lo, hi }) => {
        const name = report.schools.find((one) => one.schoolId === schoolId)?.name;
        return { label: name ? both(name) : '', dimension: found.dimension, value: difference, lo, hi };
      }),
    [schools, report.schools, found.dimension, both],
  );
  const count = (words: Compared['schools'][number]['words']) => schools.filter((one) => one.words === words).length;
  const inWords =
    schools.length === 0
      ? t('areaMeasured.noDifference')
      : t('areaMeasured.words', {
          above: count('clearly-above'),
          below: count('clearly-below'),
          alike: count('not-distinguishable'),
        });
  const stage = stageName(compared.stage, language);
  const title = t('areaMeasured.finding', { dimension: t(`dimension.${found.dimension}`), stage, said: inWords });
  const said = rows.map(({ label, value, lo, hi }, at) =>
    t('areaMeasured.said', {
      label,
      value: signed(value),
      lo: signed(lo),
      hi: signed(hi),
      words: threeWords(schools[at]?.words ?? 'not-distinguishable', language),
    }),
  );
  const rated = schools.reduce((sum, { n }) => sum + n, 0);
  const told = (value: Measured['across']) => (value === 'locked' ? '<10' : value);
  const caption = t('areaMeasured.contrastsCaption', {
    count: rated,
    across: told(found.across),
    blind: told(found.blind),
  });
  const height = AXIS + rows.reduce((sum, { label }) => sum + rowOf(label), 0);
  return (
    <figure className={`figure card ${styles['contrasts-figure']}`}>
      <h3>{title}</h3>
      <p>
        {between
          ? t('areaMeasured.share', { ...between, count: between.schools })
          : compared.noShare && t('areaMeasured.noShare', { count: all, stage })}{' '}
        {between?.isFew && t('areaMeasured.isFew')} {t('areaMeasured.chance')}{' '}
        {least !== null && t('areaMeasured.least', { least: least.toFixed(2) })}
      </p>
      {rows.length > 0 && (
        <WithTables
          tables={[contrastTable([{ ...found, comparisons: [compared] }], report.schools, language, '')]}
          caption={`${caption} · ${cutOff}`}
        >
          <Plot kind="contrasts" rows={rows} label={`${title} ${said.join('; ')}`} height={height} />
          <p className={`small ${styles['axis-name']}`}>{t('areaMeasured.axis')}</p>
        </WithTables>
      )}
    </figure>
  );
}

type TrustProps = {
  found: Measured;
  cutOff: string;
  tables: Parameters<typeof WithTables>[0]['tables'];
};

/** With how many ratings by how many teachers a result is worth what. */
function Trust({ found: { dependability: found }, cutOff, tables }: TrustProps) {
  const { t } = useWords();
  if (found.status === 'not-estimable')
    return (
      <WithTables tables={tables} caption={cutOff}>
        <p>{t(`areaMeasured.trustRefused.${found.reason}`)}</p>
      </WithTables>
    );
  const two = found.table.find(({ raters }) => raters === 2);
  const band =
    two && two.lo !== null && two.hi !== null
      ? t('monitoring.reliability.band', { lo: two.lo.toFixed(2), hi: two.hi.toFixed(2) })
      : '';
  const caption = t('areaMeasured.trustCaption', { pupils: found.pupils, raters: found.raters });
  return (
    <WithTables tables={tables} caption={`${caption} · ${cutOff}`}>
      <p>
        {two && t('areaMeasured.trust', { count: two.raters, phi: `${two.phi.toFixed(2)}${band}` })}{' '}
        {found.forOne === null ? t('areaMeasured.needsMore') : t('areaMeasured.needs', { count: found.forOne })}
      </p>
    </WithTables>
  );
}
