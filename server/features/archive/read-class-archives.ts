import type { CorrectionRow } from '../../../db/archives.ts';
import type { Reader } from '../../../db/engine.ts';
import { selectNames, selectTerms } from '../../../db/reach/lists.ts';
import { reads } from '../../act.ts';
import { filedAs, selectFiledIn } from '../../archive/class-archives.ts';
import { noticedOf, selectChildren } from '../../confirmation/children.ts';
import { readClassArchives as route } from '../../contract/archive.ts';
import { correctionAfter, fileOutcome, mayDecide } from '../../core/cycle/correction.ts';
import { asClassName, asTerm, schoolNameOf, termsFor } from '../../reply-parts.ts';
import { mayEnd } from './correction-rules.ts';
import { selectCommented, selectTitles } from './store.ts';

/** In the order of the class. */
export const readClassArchives = reads(route, async ({ q, actor, target, today }) => {
  const { term: shown, current } = await termsFor(q, target.districtId, today, undefined);
  const mayFile = target.by.role !== 'homeroom';
  const terms = [];
  const all = await selectTerms(q, target.districtId);
  for (const noticed of await noticedOf(q, [target.id], { terms: all, today })) {
    const { notice, term } = noticed;
    const of = { schoolId: target.schoolId, classId: target.id, termId: term.id };
    const { filed, corrections } = await selectFiledIn(q, noticed);
    const commented = new Set((await selectCommented(q, of)).map(({ pupilId }) => pupilId));
    const children = await selectChildren(q, target, noticed, { today });
    const pupils = children.map((child) => {
      const { last, asked } = filedAs(filed, child);
      const { pupilId, name, hash, listed } = child;
      const outcome = fileOutcome({ ...asked, shown: hash });
      const { id: archiveId = '', number = 0, filedAt = 0, digest = '' } = last ?? {};
      return {
        ...{ pupilId, name, hash, entries: listed.length, outcome, hasComment: commented.has(pupilId) },
        last: last && { archiveId, number, filedAt, digest },
      };
    });
    const names = new Map(children.map(({ pupilId, name }) => [pupilId, name]));
    const said = await asCorrections(q, corrections, names);
    const withRights = said.map(({ row, ...one }) => ({
      ...one,
      mayDecide: mayFile && row.state === 'asked' && mayDecide(row, actor.personId),
      mayEnd: correctionAfter(row.state, 'end') !== undefined && mayEnd(target, row, actor.personId),
    }));
    terms.push({ term: asTerm(term, current), closedAt: notice.filedAt, pupils, corrections: withRights });
  }
  return { class: asClassName(target, shown.code), schoolName: schoolNameOf(target), mayFile, terms };
});

async function asCorrections(q: Reader, rows: readonly CorrectionRow[], names: ReadonlyMap<string, string>) {
  const persons = await selectNames(
    q,
    rows.flatMap(({ askedBy, decidedBy, endedBy }) => [askedBy, decidedBy ?? [], endedBy ?? []].flat()),
  );
  const ids = rows.flatMap(({ activityId }) => activityId ?? []);
  const [first] = rows;
  const titles = first && ids.length > 0 ? await selectTitles(q, { schoolId: first.schoolId, ids }) : [];
  const named = (id: string) => persons.get(id) ?? '';
  return rows.map((row) => {
    const { id: correctionId, pupilId, activityId, reason, state, askedBy, askedAt, answer } = row;
    const activity = titles.find(({ id }) => id === activityId);
    return {
      row,
      ...{ correctionId, pupilId, name: names.get(pupilId) ?? '', reason, state },
      activity: activity ? { activityId: activity.id, title: activity.title, on: activity.on } : null,
      asked: { by: named(askedBy), at: askedAt },
      decided:
        row.decidedBy !== null && row.decidedAt !== null
          ? { by: named(row.decidedBy), at: row.decidedAt, answer: answer ?? '' }
          : null,
      ended: row.endedBy !== null && row.endedAt !== null ? { by: named(row.endedBy), at: row.endedAt } : null,
    };
  });
}
