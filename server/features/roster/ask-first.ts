import { Refusal } from '../../refusal.ts';
import type { Book } from './book.ts';
import type { Shrink } from './plan-enrolments.ts';
import type { PreparedRoster } from './prepare-roster.ts';
import type { AreaRow, SchoolRow, TermRow } from './store.ts';

const SHRINK_LIMIT = 0.05;

type Planned = {
  readonly district: AreaRow;
  readonly today: string;
  readonly schools: Book<SchoolRow>;
  readonly terms: Book<TermRow>;
  readonly shrink: Shrink;
};
type Allowed = Pick<PreparedRoster, 'allowShrink' | 'allowDistrict' | 'allowDates' | 'orgs'>;

/**
 * Refuses what nobody does unseen: to end many stays, to take the package of a district that calls itself otherwise than ours, and to
 * move the days of a term that has begun, because the records made in it would belong elsewhere. All is said at once.
 */
export function askFirst({ district, today, schools, terms, shrink }: Planned, allowed: Allowed): void {
  const errors: { path: string; message: string; code: string }[] = [];
  const own = allowed.orgs.filter(({ type, status }) => type === 'district' && status === 'active');
  const known = [...schools.rows].filter(({ id }) => !schools.isNew(id)).length;
  const isOther = own.length > 0 && !own.some(({ sourcedId }) => sourcedId === district.sourcedId);
  if (isOther && known > 0 && !allowed.allowDistrict)
    errors.push({
      path: `orgs.csv:${own[0]?.line ?? ''}:sourcedId`,
      message:
        `This package calls its district otherwise than the roster so far, which has ${known} schools. ` +
        'Check that it is your own district’s; if it is, allow it and import again.',
      code: 'roster.other_district',
    });
  const moved = terms.updated.filter(({ id, change }) => {
    const was = terms.was(id);
    return was && was.startsOn <= today && (change.startsOn !== undefined || change.endsOn !== undefined);
  });
  if (moved.length > 0 && !allowed.allowDates)
    for (const { id } of moved) {
      const [was, now] = [terms.was(id), terms.get(id)];
      errors.push({
        path: 'academicSessions.csv::startDate',
        message:
          `This package moves the term ${was?.code}, which has begun, from ${was?.startsOn} – ${was?.endsOn} to ${now?.startsOn} – ` +
          `${now?.endsOn}. Check the days; if they are right, allow it and import again.`,
        code: 'roster.moves_term',
      });
    }
  if (!allowed.allowShrink && shrink.ended > shrink.open * SHRINK_LIMIT)
    errors.push({
      path: 'enrollments.csv::',
      message:
        `This file would end ${shrink.ended} of the ${shrink.open} enrolments of its schools, more than 5 %. ` +
        'Check that the file is complete; if they really left, allow it and import again.',
      code: 'roster.would_shrink',
    });
  if (errors.length > 0) throw new Refusal(422, 'invalid', { errors, errorCount: errors.length });
}
