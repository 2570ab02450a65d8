import { selectTerms } from '../../../db/reach/lists.ts';
import { selectEnrolmentsOf } from '../../../db/reach/pupils.ts';
import { reads } from '../../act.ts';
import { listArchives as route } from '../../contract/archive.ts';
import { currentTerm } from '../../core/calendar/terms.ts';
import { asClassName, asTerm, schoolNameOf } from '../../reply-parts.ts';
import { filedOf } from './child-archives.ts';

export const listArchives = reads(route, async ({ q, target: pupil, today }) => {
  const terms = await selectTerms(q, pupil.districtId);
  const current = currentTerm(terms, today);
  const filed = await filedOf(q, pupil);
  const places = await selectEnrolmentsOf(q, pupil, today);
  const archives = filed.flatMap(({ id: archiveId, classId, termId, number, filedAt, digest }) => {
    const term = terms.find((one) => one.id === termId);
    const place = places.find((one) => one.id === classId);
    const isLatest = !filed.some((one) => one.classId === classId && one.termId === termId && one.number > number);
    if (!term || !place) return [];
    const where = {
      term: asTerm(term, current),
      class: asClassName(place, term.code),
      schoolName: schoolNameOf(place),
    };
    return [{ archiveId, number, filedAt, digest, ...where, isLatest }];
  });
  return { pupil: { pupilId: pupil.id, name: pupil.name }, archives };
});
