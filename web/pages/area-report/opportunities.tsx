import './area-measured-words.ts';
import { useWords } from '../../i18n/use-words.ts';
import { WithTables } from '../../parts/behind.tsx';
import { DimensionPick, type Report } from './area-parts.tsx';
import styles from './area-report.module.css';
import { signed, useMeasured } from './measured.ts';

type Measured = NonNullable<Report['measured']>['dimensions'][number];
type Unequal = Extract<Measured['opportunity'], { status: 'estimated' }>['records'];

/** How evenly records and hours are spread, and whether boys and girls are seen alike, before any level is looked at. */
export function Opportunities({ report }: { report: Report }) {
  const { t } = useWords();
  const measured = useMeasured(report);
  if (!measured) return null;
  const { found, cutOff, tables } = measured;
  return (
    <section className="section" id="opportunity">
      <h2>{t('areaMeasured.opportunityTitle', { dimension: t(`dimension.${found.dimension}`) })}</h2>
      <DimensionPick report={report} />
      <WithTables
        tables={[tables.opportunity, tables.sexes]}
        isTurned
        caption={`${t('areaMeasured.opportunityCaption')} · ${cutOff}`}
      >
        <ul className={styles['measured-said']}>
          <Spread found={found} />
          <Sexes found={found} />
        </ul>
      </WithTables>
    </section>
  );
}

function Spread({ found: { opportunity } }: { found: Measured }) {
  const { t } = useWords();
  if (opportunity.status === 'not-estimable') return <li>{t('areaMeasured.fewSchools')}</li>;
  return (
    <>
      <li>
        <Uneven of={opportunity.records} schools={opportunity.schools} said="cvRecords" none="noRecords" />
      </li>
      <li>
        <Uneven of={opportunity.hours} schools={opportunity.schools} said="cvHours" none="noHours" />
      </li>
    </>
  );
}

type Said = { of: Unequal; schools: number; said: 'cvRecords' | 'cvHours'; none: 'noRecords' | 'noHours' };

function Uneven({ of, schools, said, none }: Said) {
  const { t } = useWords();
  if (!of) return <>{t(`areaMeasured.${none}`)}</>;
  const { cv, cvInterval, between, betweenInterval } = of;
  const whole = (part: number) => `${Math.round(100 * part)}%`;
  const apart = cvInterval && t('areaMeasured.from', { lo: whole(cvInterval.lo), hi: whole(cvInterval.hi) });
  const shared =
    betweenInterval && t('areaMeasured.from', { lo: `${betweenInterval.lo}%`, hi: `${betweenInterval.hi}%` });
  return (
    <>
      {t(`areaMeasured.${said}`, { share: whole(cv), band: apart ?? '' })}{' '}
      {between !== null && t('areaMeasured.theil', { between, band: shared ?? '' })}{' '}
      {t('areaMeasured.ofSchools', { count: schools })}
    </>
  );
}

function Sexes({ found: { gap } }: { found: Measured }) {
  const { t } = useWords();
  const { opportunity, levels, unknown } = gap;
  return (
    <>
      {opportunity && (
        <li>
          {t('areaMeasured.seen', {
            boys: percent(opportunity.boys.noticed),
            girls: percent(opportunity.girls.noticed),
            boysEach: opportunity.boys.recordsEach,
            girlsEach: opportunity.girls.recordsEach,
            boysCount: opportunity.boys.n,
            girlsCount: opportunity.girls.n,
          })}{' '}
          {opportunity.isUnequal && <strong>{t('areaMeasured.unequal')}</strong>}
        </li>
      )}
      <li>
        {levels
          ? t(`areaMeasured.gap.${levels.words}`, {
              g: Math.abs(levels.g).toFixed(2),
              lo: signed(levels.lo),
              hi: signed(levels.hi),
            })
          : t('areaMeasured.noGap')}
      </li>
      {unknown !== 0 && (
        <li>{unknown === 'locked' ? t('areaMeasured.unknownFew') : t('areaMeasured.unknown', { count: unknown })}</li>
      )}
    </>
  );
}

type Noticed = NonNullable<Measured['gap']['opportunity']>['boys']['noticed'];
const percent = (share: Noticed) => {
  if (share === 'locked') return '<10';
  return share === null ? '–' : `${share}%`;
};
