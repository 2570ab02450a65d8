import { selectEnrolled } from '../../../db/reach/lists.ts';
import { reads } from '../../act.ts';
import { listClassPupils as route } from '../../contract/evidence.ts';
import { dayWithin, isThereOn } from '../../core/calendar/terms.ts';
import { apartAmong } from '../../namesakes.ts';
import { membersOf } from '../../recording/may-record.ts';
import { asClassName, asTerm, schoolNameOf, termsHeldFor, whyInClass } from '../../reply-parts.ts';
import { selectPhotoConsents, selectRecordCounts } from './store.ts';

export const listClassPupils = reads(route, async ({ q, target, today }, { term: code }) => {
  const { term, current } = await termsHeldFor(q, target, today, code);
  const day = dayWithin(term, today);
  const members = [...membersOf(await selectEnrolled(q, target, term.id)).values()];
  const apartOf = await apartAmong(q, target, members);
  const present = members.filter(({ stays }) => stays.some((stay) => isThereOn(stay, day)));
  const pupilIds = present.map(({ pupilId }) => pupilId);
  const counts = await selectRecordCounts(q, target, term.id, pupilIds);
  const consenting = await selectPhotoConsents(q, pupilIds);
  return {
    class: asClassName(target, term.code),
    schoolName: schoolNameOf(target),
    term: asTerm(term, current),
    why: whyInClass(target.by, target, term.code),
    pupils: present.map(({ pupilId, name }) => {
      const { records = 0, lastOn = null } = counts.get(pupilId) ?? {};
      return { pupilId, name, apart: apartOf(pupilId), records, lastOn, photoConsent: consenting.has(pupilId) };
    }),
  };
});
