import { selectArrangementsOf } from '../../../db/arranged.ts';
import type { Reader } from '../../../db/engine.ts';
import { selectRubrics } from '../../../db/pinned-rubrics.ts';
import { selectNames, selectTerms } from '../../../db/reach/lists.ts';
import { selectEnrolmentsOf } from '../../../db/reach/pupils.ts';
import type { ReachedPupil } from '../../../db/reach/reached.ts';
import { reads } from '../../act.ts';
import { listArrangements as route } from '../../contract/arrangement.ts';
import { currentTerm, gradeOf } from '../../core/calendar/terms.ts';
import { gradeBandOf, markKindOf } from '../../core/rubric/rubric.ts';
import { Refusal } from '../../refusal.ts';
import { asArranged } from '../../reply-parts.ts';
import { isOurs } from './arrange-rules.ts';

/** With the reasons, so for the family, the homeroom teacher of today and the office; an office reads on what it arranged for a child who left. */
export const listArrangements = reads(route, async ({ q, target: pupil, today }) => {
  const mayWrite = await isOurs(q, pupil, today);
  if (pupil.within !== null && !mayWrite) throw new Refusal(403, 'not-allowed');
  const rows = await selectArrangementsOf(q, pupil);
  const names = await selectNames(
    q,
    rows.map((row) => row.enteredBy),
  );
  const arrangements = [];
  for (const row of rows) {
    const { id: arrangementId, version, reason, enteredBy, enteredAt: at } = row;
    const shown = await asArranged(q, pupil.districtId, row);
    arrangements.push({ arrangementId, version, ...shown, reason, by: names.get(enteredBy) ?? '', at });
  }
  return { mayWrite, today, arrangements, indicators: mayWrite ? await arrangeable(q, pupil, today) : [] };
});

/** The core indicators of the child's grade in the term that runs. */
async function arrangeable(q: Reader, pupil: ReachedPupil, today: string) {
  const term = currentTerm(await selectTerms(q, pupil.districtId), today);
  const place = (await selectEnrolmentsOf(q, pupil, today)).find((row) => row.termId === term?.id);
  if (!term || !place) return [];
  return (await selectRubrics(q, term.id)).flatMap(({ body }) => {
    const band = gradeBandOf(body, gradeOf(place, term.code))?.id ?? '';
    return body.indicators.flatMap((one) =>
      one.scope === 'core' && one.parent === undefined && one.gradeBands.includes(band)
        ? {
            dimension: body.dimension,
            indicatorId: one.id,
            title: one.title,
            isJudged: markKindOf(one) === 'level',
          }
        : [],
    );
  });
}
