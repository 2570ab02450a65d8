import { useWords } from '../../i18n/use-words.ts';
import { DimensionCard } from './dimension-card.tsx';
import { Growth } from './growth.tsx';
import type { Profile } from './profile-queries.ts';
import { ScoresFigure } from './scores-figure.tsx';

/** Everything with a number of the term: the picture, the terms beside one another, and each dimension. */
export function Figures({ data }: { data: Profile }) {
  const { t } = useWords();
  return (
    <>
      <ScoresFigure data={data} />
      <Growth data={data} />
      {data.dimensions.length > 0 && (
        <section className="section">
          <h2>{t('profile.dimensions')}</h2>
          {data.dimensions.map((result) => (
            <DimensionCard key={result.dimension} result={result} data={data} />
          ))}
        </section>
      )}
    </>
  );
}
