import './report-ways.css';
import type { Bilingual } from '../../server/contract/words.ts';
import type { SENTENCE_KEYS } from '../../server/core/reports/sentences.ts';
import { useWords } from '../i18n/use-words.ts';
import { printWithCharts } from './plot.tsx';

/** To take a report away: as a file, in the language on the screen, or on paper. */
export function ReportWays({ path, term }: { path: string; term: string }) {
  const { t, language } = useWords();
  const file = (format: 'csv' | 'xlsx') => `${path}/file?format=${format}&lang=${language}&term=${term}`;
  return (
    <>
      <a className="plain-button button-link" href={file('csv')} download>
        {t('report.csv')}
      </a>
      <a className="plain-button button-link" href={file('xlsx')} download>
        {t('report.xlsx')}
      </a>
      <button type="button" className="plain-button" onClick={() => void printWithCharts()}>
        {t('report.print')}
      </button>
    </>
  );
}

type Sentences = readonly ({ key: (typeof SENTENCE_KEYS)[number] } & Bilingual)[];

/** What a report says of itself: short, always there, on paper too. */
export function ReportSentences({ sentences }: { sentences: Sentences }) {
  const { t, both } = useWords();
  return (
    <section className="section report-sentences">
      <h2>{t('report.about')}</h2>
      <ul className="small">
        {sentences.map(({ key, ...words }) => (
          <li key={key}>{both(words)}</li>
        ))}
      </ul>
    </section>
  );
}
