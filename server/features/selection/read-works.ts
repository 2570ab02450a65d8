import { selectNames } from '../../../db/reach/lists.ts';
import { choosesItself, selectPupilsAmong } from '../../../db/reach/own-accounts.ts';
import { reads } from '../../act.ts';
import { readWorks as route } from '../../contract/selection.ts';
import { asTerm, termsFor } from '../../reply-parts.ts';
import { selectChosenWorks, selectOptionalSelection, worksByMark } from '../../reports/chosen-works.ts';
import { selectSuggestions } from './store.ts';

export const readWorks = reads(route, async ({ q, target: pupil, today }, { term: code }) => {
  const { term, current } = await termsFor(q, pupil.districtId, today, code);
  const suggestions = await selectSuggestions(q, pupil, term.id);
  const shown = await worksByMark(q, pupil, { termId: term.id, markIds: suggestions.map(({ markId }) => markId) });
  const names = await selectNames(
    q,
    suggestions.map(({ suggestedBy }) => suggestedBy),
  );
  const before = await selectOptionalSelection(q, pupil, term.id);
  const isForPupil = await choosesItself(q, pupil, today);
  const isChoosing = pupil.schoolId === null && (pupil.by.role === 'pupil' || !isForPupil);
  const pupils = await selectPupilsAmong(q, before ? [before.enteredBy] : []);
  return {
    term: asTerm(term, current),
    version: before?.version ?? 0,
    mayChoose: isChoosing && term.id === current?.id,
    isForPupil,
    chosenBy: before ? (pupils.has(before.enteredBy) ? ('pupil' as const) : ('guardian' as const)) : null,
    maySuggest: pupil.by.role === 'teacher' || pupil.by.role === 'homeroom',
    chosen: await selectChosenWorks(q, pupil, term.id),
    suggested: suggestions.flatMap(({ markId, suggestedBy }) => {
      const work = shown.get(markId);
      return work?.state === 'stands' ? [{ ...work, by: names.get(suggestedBy) ?? '' }] : [];
    }),
  };
});
