import { type NoticeRow, selectNoticesOf } from '../../../db/notices.ts';
import { selectNames, selectTerms } from '../../../db/reach/lists.ts';
import { selectScheme } from '../../../db/term-schemes.ts';
import { reads } from '../../act.ts';
import { readClassNotice as route } from '../../contract/notice.ts';
import { noticeable, stateOn } from '../../core/cycle/notice.ts';
import { asClassName, asTerm, schoolNameOf, termsFor, whyInClass } from '../../reply-parts.ts';
import { mayBegin, mayStop, openingOf } from './notice-rules.ts';

export const readClassNotice = reads(route, async ({ q, target, today }) => {
  const { term: shown, current } = await termsFor(q, target.districtId, today, undefined);
  const rows = await selectNoticesOf(q, { schoolId: target.schoolId, classId: target.id });
  const names = await selectNames(
    q,
    rows.flatMap(({ openedBy, stoppedBy }) => [openedBy, stoppedBy ?? []].flat()),
  );
  const asOpened = ({ id: noticeId, startsOn: from, endsOn: until, openedBy, openedAt }: NoticeRow) => ({
    ...{ noticeId, from, until, openedAt },
    openedBy: names.get(openedBy) ?? '',
  });
  const terms = [];
  for (const term of noticeable(await selectTerms(q, target.districtId), today)) {
    const own = rows.filter(({ termId }) => termId === term.id);
    const standing = own.find((one) => one.standing !== null);
    const opening = mayBegin(standing, today) ? await openingOf(q, target, { term, today }) : undefined;
    terms.push({
      term: asTerm(term, current),
      state: stateOn(standing, today),
      notice: standing ? asOpened(standing) : null,
      mayStop: ['school-office', 'principal'].includes(target.by.role) && mayStop(standing, today),
      wouldEndOn: opening && 'until' in opening ? opening.until : null,
      hindrance: opening && 'hindrance' in opening ? opening.hindrance : null,
      stopped: own.flatMap(({ stoppedAt, stoppedBy, stopReason, ...one }) =>
        stoppedAt === null
          ? []
          : {
              ...asOpened({ ...one, stoppedAt, stoppedBy, stopReason }),
              ...{ stoppedAt, stoppedBy: names.get(stoppedBy ?? '') ?? '', reason: stopReason ?? '' },
            },
      ),
    });
  }
  return {
    class: asClassName(target, shown.code),
    schoolName: schoolNameOf(target),
    why: whyInClass(target.by, target, shown.code),
    today,
    noticeDays: (await selectScheme(q, target.districtId)).noticeDays,
    terms,
  };
});
