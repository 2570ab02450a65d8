import { AWARD_LEVELS, AWARD_RANKS, AWARD_ROLES } from '../rubric/awards.ts';
import type { MarkKind, Rubric } from '../rubric/rubric.ts';
import type { ScoredMark } from './dimension-score.ts';
import type { Entry } from './entry.ts';

/** The marks of one kind as entries. One that says nothing the rubric knows (a level it has not, more attended than held …) is passed over. */
export function rawEntries(rubric: Rubric, kind: MarkKind, marks: readonly ScoredMark[]): Entry[] {
  const entries: Entry[] = [];
  for (const mark of marks) addEntry(entries, rubric, kind, mark);
  return entries;
}

export function addEntry(entries: Entry[], rubric: Rubric, kind: MarkKind, mark: ScoredMark) {
  if (mark.kind !== kind) return;
  const value = amountOf(rubric, mark);
  if (value === null) return;
  const { id, raterId, raterKind, happenedOn, term } = mark;
  const detail = asked(mark.detail ?? null);
  entries.push({ ids: [id], value, detail, raterKind, raterId, happenedOn, term });
}

/** A level's score, an amount; 0 for an award, whose points depend on the others of its work. Null where it cannot count. */
function amountOf(rubric: Rubric, { kind, level, amount, detail }: ScoredMark): number | null {
  switch (kind) {
    case 'level':
      return rubric.levelScale.find((each) => each.code === level)?.score ?? null;
    case 'award':
      return isAward(detail) ? 0 : null;
    case 'measurement': {
      const item = detail && 'item' in detail ? detail.item : null;
      const isKnown = rubric.fitness?.items.some((each) => each.id === item) ?? false;
      return isKnown && amount !== null && Number.isFinite(amount) ? amount : null;
    }
    case 'attendance': {
      const about = asked(detail ?? null);
      const held = about && 'held' in about ? about.held : 0;
      return amount !== null && Number.isFinite(held) && held > 0 && amount >= 0 && amount <= held ? amount : null;
    }
    default:
      return amount !== null && Number.isFinite(amount) && amount >= 0 ? amount : null;
  }
}

/** What a child was excused from was not held for it: it leaves the denominator (decision 055). */
function asked(detail: Entry['detail']): Entry['detail'] {
  if (detail === null || !('held' in detail) || detail.excused === undefined) return detail;
  return { held: detail.held - detail.excused };
}

const isAward = (detail: ScoredMark['detail']) =>
  detail !== null &&
  detail !== undefined &&
  'rank' in detail &&
  AWARD_LEVELS.includes(detail.level) &&
  AWARD_RANKS.includes(detail.rank) &&
  AWARD_ROLES.includes(detail.role);
