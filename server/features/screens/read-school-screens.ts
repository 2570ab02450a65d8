import type { Reader } from '../../../db/engine.ts';
import { selectRubrics } from '../../../db/pinned-rubrics.ts';
import { selectClassesOf, selectPupilNames } from '../../../db/reach/lists.ts';
import { selectStaffNamed } from '../../../db/reach/moderation.ts';
import type { ReachedSchool } from '../../../db/reach/reached.ts';
import { reads } from '../../act.ts';
import { readSchoolScreens as route } from '../../contract/screens.ts';
import { redactorOf } from '../../core/moderation/redact.ts';
import { hintKey } from '../../core/screens/hint-key.ts';
import type { Hit } from '../../core/screens/screens-measured.ts';
import { asClassName, asTerm, asWhy, termsOfSchool } from '../../reply-parts.ts';
import { shownEvidence } from './shown-evidence.ts';
import { selectNotes, selectOutcomes, selectScreens } from './store.ts';
import { talliesOf } from './tallies.ts';

const EXCERPT = 80;

export const readSchoolScreens = reads(route, async ({ q, target: school, today }, { term: code }) => {
  const { term, current, all } = await termsOfSchool(q, school, today, code);
  const measured = await selectScreens(q, school, term.id);
  const screens = measured?.body.screens ?? [];
  const hits = screens.flatMap((one) => one.hits);
  const outcomes = await selectOutcomes(q, [school.id], term.id);
  const classes = await selectClassesOf(q, school);
  const rubrics = await selectRubrics(q, term.id);
  const known = {
    classes: new Map(classes.map((row) => [row.id, asClassName(row, term.code)])),
    raters: measured?.body.raters ?? [],
    scales: new Map(rubrics.map(({ body }) => [body.dimension, body.levelScale.map((level) => level.code)])),
    noteOf: await notesToShow(q, school, term.id, hits),
  };
  const name = { zh: school.name, en: school.nameEn };
  return {
    school: { schoolId: school.id, name },
    term: asTerm(term, current),
    terms: all.map((one) => asTerm(one, current)),
    why: asWhy(school.by, name),
    cutOffAt: measured?.cutOffAt ?? null,
    methodVersion: measured?.methodVersion ?? null,
    screens: talliesOf([{ schoolId: school.id, screens }], outcomes),
    hits: hits.map((hit) => {
      const decided = outcomes.find((row) => row.screen === hit.screen && row.subject === hit.subject);
      return {
        subject: hintKey(hit.screen, hit.subject),
        p: hit.p,
        evidence: shownEvidence(hit, known),
        decision: decided
          ? {
              outcome: decided.outcome,
              note: decided.note,
              version: decided.version,
              decidedAt: decided.decidedAt,
            }
          : null,
      };
    }),
  };
});

/** The notes of examples as they stand now: a beginning of each, with nobody's name in it. */
async function notesToShow(q: Reader, school: ReachedSchool, termId: string, hits: readonly Hit[]) {
  const ids = hits.flatMap((hit) => (hit.screen === 'copied' ? hit.example.markIds : []));
  const notes = await selectNotes(q, school, ids);
  if (notes.size === 0) return () => undefined;
  const pupils = [...(await selectPupilNames(q, school.id, termId)).values()];
  const teachers = (await selectStaffNamed(q, [school.id])).map((row) => row.name);
  const redact = redactorOf({ pupils, teachers, schools: [school.name, school.nameEn] })('');
  return (markId: string) => {
    const note = notes.get(markId);
    if (note === undefined) return undefined;
    const chars = [...redact(note)];
    return chars.length > EXCERPT ? `${chars.slice(0, EXCERPT).join('')}…` : chars.join('');
  };
}
