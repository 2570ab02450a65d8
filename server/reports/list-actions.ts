import type { z } from 'zod';
import type { Reader } from '../../db/engine.ts';
import { type ActionRow, selectActions } from '../../db/improvement-actions.ts';
import type { TermRow } from '../../db/reach/lists.ts';
import { type ImprovementAction, MOST_ACTIONS } from '../contract/improvement.ts';
import type { ClassName } from '../contract/words.ts';
import { shanghaiDay } from '../core/calendar/days.ts';
import type { ShownFigure } from '../core/improvement/action-words.ts';
import { changeOf } from '../core/improvement/change-of.ts';
import { hiddenAlike } from '../core/improvement/figure-of.ts';
import type { Figure, FindingAbout } from '../core/improvement/finding.ts';
import { placeInTerm } from '../core/improvement/place-in-term.ts';
import type { Terms } from '../reply-parts.ts';

type Action = z.output<typeof ImprovementAction>;
type Parts = {
  readonly q: Reader;
  readonly today: string;
  readonly placeId: string;
  readonly terms: Pick<Terms, 'term' | 'all'>;
  /** The figure in the report they are told in. */
  readonly figureNow: (about: FindingAbout) => Figure;
  /** The class as it is called in the report, or was called in the term the action came from. */
  readonly classNamed: (classId: string, termCode: string) => ClassName | null;
};

/** What a report tells of the actions at its place: those of its term and of the one before, and older ones still open. */
export async function listActions({ q, today, placeId, terms, ...parts }: Parts): Promise<Action[]> {
  const { term, all } = terms;
  const earlier = all.filter((one) => one.code < term.code).sort((a, b) => (a.code < b.code ? 1 : -1));
  const [last, ...older] = earlier.map((one) => one.id);
  const own = last === undefined ? [term.id] : [term.id, last];
  const rows = await selectActions(q, placeId, { own, earlier: older }, MOST_ACTIONS);
  return rows.flatMap((row) => {
    const from = all.find((one) => one.id === row.termId);
    return from ? asAction(row, { ...parts, today, term, from }) : [];
  });
}

type In = Pick<Parts, 'figureNow' | 'classNamed' | 'today'> & { readonly term: TermRow; readonly from: TermRow };

function asAction(row: ActionRow, { figureNow, classNamed, today, term, from }: In): Action {
  const { kind, dimension, classId } = row.about;
  const figure = figureNow(row.about);
  const now = placeInTerm(figure, term);
  const before = placeInTerm(hiddenAlike(row.before, figure), from);
  return {
    actionId: row.id,
    version: row.version,
    term: from.code,
    about: { kind, dimension, class: classId === null ? null : classNamed(classId, from.code) },
    before: shown(before),
    now: shown(now),
    change: changeOf(kind, before, now),
    text: row.text,
    owner: row.owner,
    dueOn: row.dueOn,
    isOverdue: row.status === 'open' && row.dueOn < today,
    status: row.status,
    outcome: row.outcome,
    changedOn: shanghaiDay(row.changedAt),
  };
}

const shown = ({ value, n, on, week }: ShownFigure) => ({ value, n, on, week });
