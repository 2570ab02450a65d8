import type { Dated } from '../core/calendar/terms.ts';
import { pickHomeIdea, type SeenDimension } from '../core/scoring/home-idea.ts';

type Asked = {
  readonly pupilId: string;
  readonly grade: number;
  readonly term: Dated;
  readonly today: string;
  readonly arranged: readonly { readonly indicatorId: string }[];
};

/** What a family may try at home, as its page says it. */
export function atHomeOf(seen: readonly SeenDimension[], { arranged, ...asked }: Asked) {
  const found = pickHomeIdea(seen, { ...asked, arranged: new Set(arranged.map((one) => one.indicatorId)) });
  if (found?.kind !== 'idea') return found;
  const { dimension, indicator, idea } = found;
  return { kind: 'idea' as const, dimension, indicatorId: indicator.id, title: indicator.title, idea };
}
