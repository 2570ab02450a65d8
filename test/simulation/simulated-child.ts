import { chanceOf } from '../../db/seed/chance.ts';
import { type Indicator, markKindOf, type Rubric, weightIn } from '../../server/core/rubric/rubric.ts';
import { DEFAULT_COMPONENTS, type ScoredMark } from '../../server/core/scoring/dimension-score.ts';

/** A spring and the autumns around it: the third and fourth grade, which share a grade band. */
export const TERMS = ['2024-2025-1', '2024-2025-2', '2025-2026-1'] as const;
export type TermCode = (typeof TERMS)[number];

export type SimulatedChild = {
  /** Names the child; the same words are the same child. */
  readonly words: string;
  /** How much better the child becomes each term, in levels. */
  readonly growth: number;
  /** How many of four teachers of the dimension are other ones in the last term, 0–1. */
  readonly turnover: number;
};

/** A level is rounded to a whole one, which is a twelfth of a squared level of the residual. */
const MOMENT = Math.sqrt(DEFAULT_COMPONENTS.residual - 1 / 12);
const TEACHERS = 4;

/**
 * All marks of one child in one dimension over three terms by the error model of docs/methods.md §1: the child, the rater's severity, what the rater
 * thinks of this child, the moment. Each term some indicators are recorded more often than in the one before, at random; counts and hours
 * come in every term as much.
 */
export function simulatedMarks(rubric: Rubric, bandId: string, said: SimulatedChild): ScoredMark[] {
  const chance = chanceOf(`${said.words} ${rubric.key}`);
  const child = 2.9 + 0.5 * chance.normal();
  const views = new Map<string, number>();
  const viewOf = (raterId: string) => {
    const known = views.get(raterId);
    if (known !== undefined) return known;
    const { rater, personRater } = DEFAULT_COMPONENTS;
    const view = Math.sqrt(rater) * severityOf(raterId) + Math.sqrt(personRater) * chance.normal();
    views.set(raterId, view);
    return view;
  };
  const school = said.words.split(' ')[0] ?? '';
  const teacherIn = (term: number) => {
    const nth = chance.below(TEACHERS);
    const isNew = term === TERMS.length - 1 && nth < said.turnover * TEACHERS;
    return `${school} ${rubric.key} ${nth}${isNew ? ' new' : ''}`;
  };
  const indicators = rubric.indicators.filter(
    (one) => one.scope === 'core' && one.parent === undefined && weightIn(rubric, one, bandId) > 0,
  );
  let ids = 0;
  return TERMS.flatMap((term, at) =>
    indicators.flatMap((indicator) =>
      Array.from({ length: 1 + chance.below(3) }, (): ScoredMark[] => {
        ids += 1;
        const raterId = teacherIn(at);
        const shared = { id: `m${String(ids).padStart(4, '0')}`, indicatorId: indicator.id, raterId, term };
        const value = seenAs(rubric, indicator, child + at * said.growth + viewOf(raterId), chance);
        const happenedOn = `${at % 2 === 0 ? '2024-10' : '2025-04'}-${String(1 + chance.below(28)).padStart(2, '0')}`;
        return value ? [{ ...shared, raterKind: 'staff', happenedOn, ...value }] : [];
      }).flat(),
    ),
  );
}

const severityOf = (raterId: string) => chanceOf(`severity of ${raterId}`).normal();

type Chance = ReturnType<typeof chanceOf>;
type Value = Pick<ScoredMark, 'kind' | 'level' | 'amount' | 'detail'>;

function seenAs(rubric: Rubric, indicator: Indicator, stand: number, chance: Chance): Value | undefined {
  const kind = markKindOf(indicator);
  switch (kind) {
    case 'level': {
      const place = Math.min(3, Math.max(0, 4 - Math.round(stand + MOMENT * chance.normal())));
      return { kind, level: rubric.levelScale[place]?.code ?? null, amount: null };
    }
    case 'count':
      return { kind, level: null, amount: 1 };
    case 'hours':
      return { kind, level: null, amount: 1 + chance.below(3) };
    case 'attendance': {
      const held = 20;
      return { kind, level: null, amount: held - chance.below(3), detail: { held } };
    }
    default:
      return undefined;
  }
}
