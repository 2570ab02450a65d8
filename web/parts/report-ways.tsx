import './report-ways-words.ts';
import './report-ways.css';
import { useMutation } from '@tanstack/react-query';
import type { Bilingual } from '../../server/contract/words.ts';
import type { SENTENCE_KEYS } from '../../server/core/reports/sentences.ts';
import { useWords } from '../i18n/use-words.ts';
import { printWithCharts } from './plot.tsx';
import { problemWords } from './problem-words.ts';
import { saveFile } from './save-file.ts';
import { Notice } from './states.tsx';

type Props = {
  readonly path: string;
  readonly term: string;
  /** It is also laid out as PDF, by the service. */
  readonly hasPaper?: boolean;
};

/** To take a report away: as a file, in the language on the screen, or on paper. */
export function ReportWays({ path, term, hasPaper = false }: Props) {
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
      {hasPaper && <PaperWay path={`${path}/paper?lang=${language}&term=${term}`} />}
      <button type="button" className="plain-button" onClick={() => void printWithCharts()}>
        {t('report.print')}
      </button>
    </>
  );
}

/** Laid out while one waits: where others wait too, it says when to ask again. */
function PaperWay({ path }: { path: string }) {
  const { t } = useWords();
  const paper = useMutation({ mutationFn: () => saveFile(path, {}, `${t('report.about')}.pdf`) });
  return (
    <>
      <button type="button" className="plain-button" disabled={paper.isPending} onClick={() => paper.mutate()}>
        {t('paper.save')}
      </button>
      <span role="status" className="small">
        {paper.isPending && t('paper.making')}
        {paper.isSuccess && t('paper.saved')}
      </span>
      {paper.error && <Notice kind="bad">{problemWords(t, paper.error)}</Notice>}
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
