import { selectNames } from '../../../db/reach/lists.ts';
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
  return {
    term: asTerm(term, current),
    version: (await selectOptionalSelection(q, pupil, term.id))?.version ?? 0,
    mayChoose: pupil.schoolId === null && term.id === current?.id,
    maySuggest: pupil.by.role === 'teacher' || pupil.by.role === 'homeroom',
    chosen: await selectChosenWorks(q, pupil, term.id),
    suggested: suggestions.flatMap(({ markId, suggestedBy }) => {
      const work = shown.get(markId);
      return work?.state === 'stands' ? [{ ...work, by: names.get(suggestedBy) ?? '' }] : [];
    }),
  };
});
