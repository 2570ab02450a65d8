import { selectEnrolled } from '../../../db/reach/lists.ts';
import { reads } from '../../act.ts';
import { listClassPupils as route } from '../../contract/evidence.ts';
import { asClassName, asTerm, asWhy, classPlace, schoolNameOf, termsFor } from '../../reply-parts.ts';
import { selectPhotoConsents, selectRecordCounts } from './store.ts';

export const listClassPupils = reads(route, async ({ q, target, today }, { term: code }) => {
  const { term, current } = await termsFor(q, target.districtId, today, code);
  const enrolled = await selectEnrolled(q, target, term.id);
  const counts = await selectRecordCounts(q, target, term.id);
  const consenting = await selectPhotoConsents(
    q,
    enrolled.map((row) => row.pupilId),
  );
  return {
    class: asClassName(target, term.code),
    schoolName: schoolNameOf(target),
    term: asTerm(term, current),
    why: asWhy(target.by, classPlace(target, term.code)),
    pupils: enrolled
      .filter((row) => row.endedOn === null)
      .map(({ pupilId, name }) => {
        const { records = 0, lastOn = null } = counts.get(pupilId) ?? {};
        return { pupilId, name, records, lastOn, photoConsent: consenting.has(pupilId) };
      }),
  };
});
