import { useWords } from '../../i18n/use-words.ts';
import { columnWords, type Fault, FaultTable } from '../../parts/fault-table.tsx';

/** '5:D:身高（厘米）': empty parts where the fault is about more than a cell. */
export function placeOf(path: string) {
  const [line = '', column = '', ...heading] = path.split(':');
  return { line, column, heading: heading.join(':') };
}

type Props = { faults: readonly Fault[]; all: number; isRemark?: boolean };

export function SheetFaults({ faults, all, isRemark = false }: Props) {
  const { t } = useWords();
  const what = t(isRemark ? 'sheet.remark' : 'sheet.problem');
  const columns = [
    { head: t('sheet.line'), isNumber: true, of: ({ path }: Fault) => t('sheet.lineOf', { line: placeOf(path).line }) },
    { head: t('sheet.column'), of: ({ path }: Fault) => columnWords(placeOf(path).column, placeOf(path).heading) },
    { head: what, of: ({ message }: Fault) => message },
  ];
  return <FaultTable label={what} columns={columns} faults={faults} all={all} />;
}
