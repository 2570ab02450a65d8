import { reads } from '../../act.ts';
import { readClassDay as route } from '../../contract/recording.ts';
import { Day } from '../../contract/words.ts';
import { apartAmong } from '../../namesakes.ts';
import { heldBy } from '../../recording/at-notice.ts';
import { absenceOn, mayRecord } from '../../recording/may-record.ts';
import { notFound } from '../../refusal.ts';
import { asClassName, asTerm, schoolNameOf, whyInClass } from '../../reply-parts.ts';
import { classRubric } from './class-rubric.ts';
import { selectPhotoConsents, selectRecordCounts } from './store.ts';

export const readClassDay = reads(route, async ({ q, target, params, today }) => {
  const asked = Day.safeParse(params.day);
  if (!asked.success) throw notFound();
  const day = await mayRecord(q, target, { day: asked.data, today, path: 'day' });
  const { on, term, current, grade, adopted, rubrics, members, there } = day;
  const counts = await selectRecordCounts(q, target, term.id, [...there]);
  const consenting = await selectPhotoConsents(q, [...there]);
  const all = [...members.values()];
  const held = await heldBy(q, { classId: target.id, termId: term.id }, today);
  const apartOf = await apartAmong(q, target, all);
  return {
    class: asClassName(target, term.code),
    schoolName: schoolNameOf(target),
    term: asTerm(term, current),
    on,
    isLate: current !== undefined && term.startsOn < current.startsOn,
    noticeUntil: held?.until ?? null,
    isFiled: held !== null && held.until === null,
    why: whyInClass(target.by, target, term.code),
    pupils: all
      .filter(({ pupilId }) => there.has(pupilId))
      .map(({ pupilId, name }) => {
        const { records = 0, lastOn = null } = counts.get(pupilId) ?? {};
        return { pupilId, name, apart: apartOf(pupilId), records, lastOn, photoConsent: consenting.has(pupilId) };
      }),
    away: all
      .filter(({ pupilId }) => !there.has(pupilId))
      .map((member) => {
        const { why, stay } = absenceOn(day, member);
        const { pupilId, name } = member;
        return { pupilId, name, apart: apartOf(pupilId), from: stay.startsOn, to: stay.endedOn, why };
      }),
    rubrics: rubrics.map((pinned) => classRubric(pinned, grade, adopted)),
  };
});
