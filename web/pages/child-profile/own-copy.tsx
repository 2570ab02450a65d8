import { useWords } from '../../i18n/use-words.ts';
import { printWithCharts } from '../../parts/plot.tsx';

/** What is kept about the child is the family's to take along. */
export function OwnCopy({ pupilId }: { pupilId: string }) {
  const { t, language } = useWords();
  const file = (format: 'csv' | 'xlsx') => `/api/pupils/${pupilId}/record/file?format=${format}&lang=${language}`;
  return (
    <section className="section no-print">
      <h2>{t('ownCopy.title')}</h2>
      <p>{t('ownCopy.what')}</p>
      <p className="actions">
        <a className="plain-button button-link" href={file('xlsx')} download>
          {t('ownCopy.xlsx')}
        </a>
        <a className="plain-button button-link" href={file('csv')} download>
          {t('ownCopy.csv')}
        </a>
        <button type="button" className="plain-button" onClick={() => void printWithCharts()}>
          {t('ownCopy.print')}
        </button>
      </p>
      <p className="small">{t('ownCopy.object')}</p>
    </section>
  );
}
