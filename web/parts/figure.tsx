import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import type { Plotted } from './chart.tsx';
import { Plot } from './plot.tsx';
import { WideTable } from './wide-table.tsx';

type Props = {
  /** The finding, in a sentence. */
  title: string;
  kind: 'radar' | 'ranges';
  rows: readonly Plotted[];
  height: number;
  caption: ReactNode;
  table: ReactNode;
};

/** A chart with all that belongs to it: the sentence above, the small line below, its table one tap away. */
export function Figure({ title, kind, rows, height, caption, table }: Props) {
  const { t } = useWords();
  const [asTable, setAsTable] = useState(false);
  const said = rows
    .map(
      ({ label, value, band }) =>
        `${label} ${value.toFixed(1)}${band ? ` (${band.lo.toFixed(1)}–${band.hi.toFixed(1)})` : ''}`,
    )
    .join('; ');
  return (
    <figure className="figure card">
      <h3>{title}</h3>
      {asTable ? (
        <WideTable label={title}>{table}</WideTable>
      ) : (
        <Plot kind={kind} rows={rows} label={`${title} ${said}`} height={height} />
      )}
      <figcaption className="small">{caption}</figcaption>
      <button type="button" className="quiet-button no-print" onClick={() => setAsTable(!asTable)}>
        {t(asTable ? 'figure.asChart' : 'figure.asTable')}
      </button>
    </figure>
  );
}
