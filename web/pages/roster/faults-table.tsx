import { useWords } from '../../i18n/use-words.ts';
import { WideTable } from '../../parts/wide-table.tsx';
import reasonsInChinese from './reasons-zh.json';

type Fault = { path: string; message: string; code?: string | undefined };

/** The service says its reasons in English; in Chinese each has its own sentence, found by its code. */
const chinese: Readonly<Record<string, string>> = reasonsInChinese;

/** 'users.csv:12:givenName': a file or field may be missing where the fault is about the whole. */
function placeOf(path: string) {
  const [file = '', line = '', ...field] = path.split(':');
  return { file, line, field: field.join(':') };
}

/** Where and why, never the value: the list may be read by somebody who may not read the file. */
export function FaultsTable({ faults, all }: { faults: readonly Fault[]; all: number }) {
  const { t, language } = useWords();
  return (
    <div className="faults">
      <WideTable label={t('roster.reason')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('roster.file')}</th>
              <th scope="col" className="number">
                {t('roster.line')}
              </th>
              <th scope="col">{t('roster.field')}</th>
              <th scope="col">{t('roster.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map(({ path, message, code }) => {
              const { file, line, field } = placeOf(path);
              return (
                <tr key={`${path} ${code ?? ''} ${message}`}>
                  <td>{file || '–'}</td>
                  <td className="number">{line || '–'}</td>
                  <td>{field || '–'}</td>
                  <td>{language === 'zh' ? (chinese[code ?? ''] ?? message) : message}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </WideTable>
      {all > faults.length && <p className="small">{t('roster.firstOf', { shown: faults.length, count: all })}</p>}
    </div>
  );
}
