import { useWords } from '../../i18n/use-words.ts';
import { type Fault, FaultTable } from '../../parts/fault-table.tsx';
import reasonsInChinese from './reasons-zh.json';

/** The service says its reasons in English; in Chinese each has its own sentence, found by its code. */
const chinese: Readonly<Record<string, string>> = reasonsInChinese;

/** 'users.csv:12:givenName': a file or field may be missing where the fault is about the whole. */
function placeOf(path: string) {
  const [file = '', line = '', ...field] = path.split(':');
  return { file, line, field: field.join(':') };
}

export function FaultsTable({ faults, all }: { faults: readonly Fault[]; all: number }) {
  const { t, language } = useWords();
  const reasonOf = ({ message, code }: Fault) => (language === 'zh' ? (chinese[code ?? ''] ?? message) : message);
  const columns = [
    { head: t('roster.file'), of: ({ path }: Fault) => placeOf(path).file },
    { head: t('roster.line'), isNumber: true, of: ({ path }: Fault) => placeOf(path).line },
    { head: t('roster.field'), of: ({ path }: Fault) => placeOf(path).field },
    { head: t('roster.reason'), of: reasonOf },
  ];
  return <FaultTable label={t('roster.reason')} columns={columns} faults={faults} all={all} />;
}
