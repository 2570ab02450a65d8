import { useMemo, useState } from 'react';
import type { Dimension } from '../../../server/contract/words.ts';
import { useWords, type Words } from '../../i18n/use-words.ts';
import { writtenScore } from '../../i18n/written.ts';
import type { Plotted } from '../../parts/chart.tsx';
import { Figure } from '../../parts/figure.tsx';
import { Pick } from '../../parts/pick.tsx';
import { errorSize } from './dimension-words.ts';
import type { DimensionResult, Profile } from './profile-queries.ts';

type Around = { n: number; p25: number; p75: number };
type Band = { lo: number; hi: number };
type Drawn = { rows: Plotted[]; kind: 'radar' | 'ranges'; band: 'own' | 'class' };

const ownBand = (result: { lo: number | null; hi: number | null }): Band | null =>
  result.lo === null || result.hi === null ? null : { lo: result.lo, hi: result.hi };

function acrossDimensions(data: Profile, words: Words): Drawn {
  const around = new Map<Dimension, Around>(
    data.audience === 'staff' ? data.classBands.map((band) => [band.dimension, band]) : [],
  );
  const rows = data.dimensions.flatMap((result): Plotted[] => {
    if (result.score === null) return [];
    const band = around.get(result.dimension);
    return [
      {
        label: words.t(`dimension.${result.dimension}`),
        dimension: result.dimension,
        value: result.score,
        band: ownBand(result),
        around: band ? { lo: band.p25, hi: band.p75 } : undefined,
      },
    ];
  });
  const everyHas = (has: (row: Plotted) => boolean) => rows.length >= 3 && rows.every(has);
  if (everyHas((row) => row.around !== undefined)) {
    return { kind: 'radar', band: 'class', rows: rows.map((row) => ({ ...row, band: row.around ?? null })) };
  }
  return { kind: everyHas((row) => row.band !== null) ? 'radar' : 'ranges', band: 'own', rows };
}

/**
 * A radar is drawn only with a band and only with three axes or more. Across the dimensions where there are three; until
 * then over the assessed indicators of one dimension, each with its own interval; else as dots with intervals.
 */
function ofIndicators(result: DimensionResult, words: Words): Drawn | null {
  const rows = result.indicators.flatMap((one): Plotted[] => {
    const band = ownBand(one);
    // A bonus is points beside the score: it has no weight and is not on the scale. What nobody judged has no error to draw.
    if (one.value === null || band === null || band.lo === band.hi || one.weight === 0) return [];
    return [{ label: words.both(one.title), dimension: result.dimension, value: one.value, band }];
  });
  return rows.length >= 3 ? { kind: 'radar', band: 'own', rows } : null;
}

/** What may be said: the highest stands out only if its whole band lies above all others, and if that is not made of facts. */
function findingOf({ rows }: Drawn, isByLevels: (highest: Plotted) => boolean, { t }: Words): string {
  const [first, second] = [...rows].sort((a, b) => b.value - a.value);
  if (!first || !second) return t('figure.one', { name: first?.label ?? '' });
  const lowest = first.band?.lo ?? first.value;
  const others = rows.filter((row) => row !== first);
  if (others.every(({ band, value }) => lowest > (band?.hi ?? value)))
    return t(isByLevels(first) ? 'figure.standsOut' : 'figure.highestWithFacts', { name: first.label });
  const same = others.every(({ band, value }) => (band?.hi ?? value) >= lowest);
  return same ? t('figure.alike') : t('figure.amongHighest', { name: first.label, other: second.label });
}

export function ScoresFigure({ data }: { data: Profile }) {
  const words = useWords();
  const { t, time } = words;
  const [picked, setPicked] = useState<Dimension | 'all' | null>(null);
  const { language } = words;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `words` is new on every render and follows `language`
  const drawings = useMemo(() => {
    const found = new Map<Dimension | 'all', Drawn>();
    const across = acrossDimensions(data, words);
    if (across.rows.length > 0) found.set('all', across);
    for (const result of data.dimensions) {
      const drawn = ofIndicators(result, words);
      if (drawn) found.set(result.dimension, drawn);
    }
    return found;
  }, [data, language]);

  const radars = [...drawings].filter(([, { kind }]) => kind === 'radar').map(([key]) => key);
  const first = drawings.get('all')?.kind === 'radar' ? 'all' : (radars[0] ?? 'all');
  const key = picked && drawings.has(picked) ? picked : first;
  const drawn = drawings.get(key);
  if (!drawn) return null;
  const shown = data.dimensions.filter(({ dimension }) => key === 'all' || dimension === key);
  const records = shown.reduce((sum, result) => sum + result.records, 0);
  const estimated = shown.filter(({ lo }) => lo !== null);
  // Across the dimensions facts are part of each score: only where the headline says it too does one stand out.
  const { headline } = data;
  const isByLevels = ({ dimension }: Plotted) =>
    key !== 'all' || (headline.kind === 'strong' && headline.dimension === dimension);
  const hasAround = drawn.kind === 'ranges' && drawn.rows.some(({ around }) => around);
  const caption = [
    t(`figure.band.${drawn.band}`, { size: errorSize(estimated, words) }),
    ...(hasAround ? [t('figure.around')] : []),
    t('common.records', { count: records }),
    t('figure.asOf', { time: time(data.asOf) }),
  ];
  return (
    <section className="section">
      <h2>{t('profile.picture')}</h2>
      {drawings.size > 1 && (
        <Pick label={t('figure.show')} value={key} onPick={(next) => setPicked(next as Dimension | 'all')}>
          {[...drawings.keys()].map((one) => (
            <option key={one} value={one}>
              {one === 'all' ? t('figure.acrossDimensions') : t('figure.inside', { dimension: t(`dimension.${one}`) })}
            </option>
          ))}
        </Pick>
      )}
      <Figure
        title={findingOf(drawn, isByLevels, words)}
        kind={drawn.kind}
        rows={drawn.rows}
        height={drawn.kind === 'radar' ? 340 : 60 + drawn.rows.length * 52}
        caption={caption.join(' · ')}
        table={<ScoresTable rows={drawn.rows} />}
      />
    </section>
  );
}

function ScoresTable({ rows }: { rows: readonly Plotted[] }) {
  const { t } = useWords();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('figure.what')}</th>
          <th scope="col" className="number">
            {t('figure.score')}
          </th>
          <th scope="col" className="number">
            {t('figure.bandColumn')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, value, band }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="number">{writtenScore(value)}</td>
            <td className="number">{band ? `${writtenScore(band.lo)}–${writtenScore(band.hi)}` : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
