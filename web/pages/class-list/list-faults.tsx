import { useWords } from '../../i18n/use-words.ts';
import { columnWords, type Fault, FaultTable } from '../../parts/fault-table.tsx';

/** 'sheet:line:column:heading'; a sheet's name holds no colon. */
export function placeOf(path: string) {
  const [sheet = '', line = '', column = '', ...heading] = path.split(':');
  return { sheet, line, column, heading: heading.join(':') };
}

export function ListFaults({ faults, all }: { faults: readonly Fault[]; all: number }) {
  const { t } = useWords();
  const lineOf = ({ path }: Fault) => {
    const { sheet, line } = placeOf(path);
    return [sheet, t('sheet.lineOf', { line })].filter(Boolean).join(' · ');
  };
  const columnOf = ({ path }: Fault) => columnWords(placeOf(path).column, placeOf(path).heading);
  const columns = [
    { head: t('sheet.line'), isNumber: true, of: lineOf },
    { head: t('sheet.column'), of: columnOf },
    { head: t('sheet.problem'), of: ({ message }: Fault) => message },
  ];
  return <FaultTable label={t('sheet.problem')} columns={columns} faults={faults} all={all} />;
}
