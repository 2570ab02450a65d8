import { yearToDate } from '../../server/core/calendar/terms.ts';
import { grouped } from '../../server/core/grouped.ts';
import type { Rubric } from '../../server/core/rubric/rubric.ts';
import type { ScoreInput } from '../../server/core/scoring/dimension-score.ts';
import type { Exempt } from '../../server/core/scoring/exempt.ts';
import { scoreInShort } from '../../server/core/scoring/score-dimension.ts';
import type { Arranged } from '../arranged.ts';
import type { TermRow } from '../known.ts';
import type { ArrangementKind } from '../schema/arrangement.ts';
import type { Compared } from '../schema/score.ts';

type At = { readonly terms: readonly TermRow[]; readonly term: TermRow; readonly rubric: Rubric };

/** What a child is exempt from in a dimension, in the school year up to the end of a term; undefined where from nothing. */
export function exemptIn(arranged: readonly Arranged[], at: At): Exempt | undefined {
  return daysOff(arranged, ['exempt'], at);
}

/**
 * The score as others may be compared with it: without what was rated by the child's own goal, as if nothing else had been asked on the days
 * of that goal; and without what the child or its family rated, for not everywhere do they. Null where that is the score itself.
 */
export function comparedScore(
  { exempt: _own, ...input }: ScoreInput,
  { arranged, byOwnGoal }: { readonly arranged: readonly Arranged[]; readonly byOwnGoal: ReadonlySet<string> },
  at: At,
): Compared | null {
  const marks = input.marks.filter(({ id, raterKind }) => raterKind === 'staff' && !byOwnGoal.has(id));
  if (marks.length === input.marks.length && daysOff(arranged, ['adapted'], at) === undefined) return null;
  const exempt = daysOff(arranged, ['exempt', 'adapted'], at);
  const { status, score, level, errorTerms } = scoreInShort(at.rubric, { ...input, marks, ...(exempt && { exempt }) });
  return { status, score, level, errorTerms };
}

function daysOff(
  arranged: readonly Arranged[],
  kinds: readonly ArrangementKind[],
  { terms, term, rubric }: At,
): Exempt | undefined {
  if (arranged.length === 0) return undefined;
  const begins = yearToDate(terms, term.code).map(({ startsOn }) => startsOn);
  const year = { from: begins.sort()[0] ?? term.startsOn, to: term.endsOn };
  const own = arranged.filter(
    ({ dimension, kind, startsOn, endsOn }) =>
      dimension === rubric.dimension && kinds.includes(kind) && startsOn <= year.to && endsOn >= year.from,
  );
  if (own.length === 0) return undefined;
  const days = [...grouped(own, ({ indicatorId }) => indicatorId)].map(
    ([id, all]) => [id, all.map(({ startsOn: from, endsOn: to }) => ({ from, to }))] as const,
  );
  return { days: new Map(days), term: { from: term.startsOn, to: term.endsOn }, year };
}
