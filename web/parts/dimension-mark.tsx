import type { Dimension } from '../../server/contract/words.ts';
import { DIMENSION_SHAPES } from '../../server/core/reports/dimension-shapes.ts';
import { useWords } from '../i18n/use-words.ts';

export function DimensionMark({ dimension }: { dimension: Dimension }) {
  return (
    <svg className="dimension-mark" viewBox="0 0 16 16" aria-hidden="true">
      <path d={DIMENSION_SHAPES[dimension]} style={{ fill: `var(--dimension-${dimension})` }} />
    </svg>
  );
}

export function DimensionName({ dimension }: { dimension: Dimension }) {
  const { t } = useWords();
  return (
    <span className="dimension-name">
      <DimensionMark dimension={dimension} />
      {t(`dimension.${dimension}`)}
    </span>
  );
}
