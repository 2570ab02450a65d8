import { reads } from '../../act.ts';
import { listLateActivities as route } from '../../contract/overlooked.ts';
import { daysLate, isFresh } from '../../core/calendar/days.ts';
import { grouped } from '../../core/grouped.ts';
import { asClassName, asTerm, asWhy, classPlace, schoolNameOf, termsHeldFor } from '../../reply-parts.ts';
import { selectEntries, selectRecordSums } from './store.ts';

const MOST = 100;

export const listLateActivities = reads(route, async ({ q, target, now, today }, asked) => {
  const { term, current } = await termsHeldFor(q, target, today, asked.term);
  const { records, fresh } = await selectRecordSums(q, target, term.id);
  const entries = await selectEntries(q, target, term.id);
  const late = [...grouped(entries, ({ activityId }) => activityId).values()].flatMap((rows) => {
    const [first] = rows;
    const after = rows.filter(({ happenedOn, enteredAt }) => !isFresh(happenedOn, enteredAt));
    if (!first || after.length === 0) return [];
    const total = (some: typeof rows) => some.reduce((sum, row) => sum + row.records, 0);
    const { activityId, title, happenedOn } = first;
    const days = Math.max(...after.map((row) => daysLate(row.happenedOn, row.enteredAt)));
    return { activityId, title, happenedOn, records: total(rows), late: total(after), days };
  });
  return {
    class: asClassName(target, term.code),
    schoolName: schoolNameOf(target),
    term: asTerm(term, current),
    asOf: now,
    why: asWhy(target.by, classPlace(target, term.code)),
    records,
    freshShare: records === 0 ? null : fresh / records,
    activities: late.slice(0, MOST),
    hasMore: late.length > MOST,
  };
});
