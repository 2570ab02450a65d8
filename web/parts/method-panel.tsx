import './method-panel.css';
import { useWords } from '../i18n/use-words.ts';

export type Method =
  | 'score'
  | 'interval'
  | 'gaps'
  | 'grown'
  | 'weeks'
  | 'reliability'
  | 'inequality'
  | 'schools'
  | 'change';
type Version = { readonly version: string; readonly at: number };
type Props = {
  methods: readonly Method[];
  /** What the report was made with, and when. */
  made: Version;
  /** What a night worked out beside it; null where none did yet. */
  measured?: Version | null;
};

/** How the figures of a report are worked out: each method with its name and source, said here and nowhere else on the page. */
export function MethodPanel({ methods, made, measured }: Props) {
  const { t, time } = useWords();
  return (
    <details className="method-panel">
      <summary>{t('methods.title')}</summary>
      <ul className="small">
        {methods.map((method) => (
          <li key={method} className="no-print">
            {t(`methods.${method}`)}
          </li>
        ))}
        <li>{t('methods.made', { version: made.version, time: time(made.at) })}</li>
        {measured && <li>{t('methods.measured', { version: measured.version, time: time(measured.at) })}</li>}
      </ul>
    </details>
  );
}
