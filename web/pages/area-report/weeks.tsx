import { HOLIDAY_WEEK } from '../../../server/core/reports/weeks.ts';
import { areaWord } from '../../../server/core/tables/area-words.ts';
import { useWords } from '../../i18n/use-words.ts';
import { WideTable } from '../../parts/wide-table.tsx';
import { type Report, Told } from './area-parts.tsx';
import styles from './area-report.module.css';

/** Records week by week as bars from 0 to the busiest week, each with its number: the table is the chart. */
export function AreaWeeks({ report }: { report: Report }) {
  const { t, day, language } = useWords();
  const word = (name: Parameters<typeof areaWord>[0]) => areaWord(name, language);
  const most = Math.max(5, ...report.weeks.map(({ records }) => (records === 'locked' ? 0 : records)));
  const silent = report.weeks.filter(({ records, daysOff }) => records === 0 && daysOff < HOLIDAY_WEEK).length;
  if (report.weeks.length === 0) return null;
  return (
    <section className="section" id="weeks">
      <h2>{silent > 0 ? t('area.weeksSilent', { count: silent }) : t('area.weeksTitle')}</h2>
      <WideTable label={t('area.weeksTitle')}>
        <table className={`table ${styles['area-weeks']}`}>
          <thead>
            <tr>
              <th scope="col">{word('week')}</th>
              <th scope="col" className={styles['week-bars']}>
                <span className={styles['scale-head']}>
                  <span>0</span>
                  <span>{most}</span>
                </span>
              </th>
              <th scope="col" className="number">
                {word('records')}
              </th>
              <th scope="col" className="number">
                {word('fresh')}
              </th>
            </tr>
          </thead>
          <tbody>
            {report.weeks.map(({ week, records, fresh, daysOff, holiday }) => (
              <tr key={week}>
                <th scope="row" className={styles['week-name']}>
                  {day(week)}
                  {daysOff >= HOLIDAY_WEEK && <span className="small"> {holiday}</span>}
                </th>
                <td className={daysOff >= HOLIDAY_WEEK ? 'hatched' : undefined}>
                  <span
                    className={styles['week-bar']}
                    style={{ width: `${records === 'locked' ? 0 : (100 * records) / most}%` }}
                    aria-hidden="true"
                  />
                </td>
                <td className="number">
                  <Told value={records} />
                </td>
                <td className="number">
                  <Told value={fresh} unit="%" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      <p className="small">{t('area.weeksCaption')}</p>
    </section>
  );
}
