import type { Actor, Reader } from '../../../db/engine.ts';
import { selectEnrolled, selectTerms } from '../../../db/reach/lists.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';
import { selectPresent } from '../../../db/reach/stays.ts';
import { type IncidentFault, MOST_INCIDENTS } from '../../contract/incident.ts';
import { currentTerm, termOf } from '../../core/calendar/terms.ts';
import { othersNamed } from '../../core/comment/others-named.ts';
import { type Standing, standingsOf } from '../../core/incident/standing.ts';
import { invalid } from '../../refusal.ts';
import type { StepRow } from '../../reports/shared-incidents.ts';
import type { IncidentRow } from './store.ts';

export const refused = (path: string, code: IncidentFault, message: string) => invalid(path, message, code);

/** As what the asker stands to each incident of a class; as nothing, where it is not there for the asker. */
export async function standingsIn(
  q: Reader,
  { personId }: Actor,
  at: ReachedClass,
  today: string,
): Promise<(row: IncidentRow) => Standing[]> {
  const here = at.days === null ? new Set<string>() : await presentIn(q, at, today);
  return ({ happenedOn, authorId, pupilId }) =>
    standingsOf({ personId, days: at.days }, { happenedOn, authorId, isHereNow: here.has(pupilId) });
}

async function presentIn(q: Reader, at: ReachedClass, today: string): Promise<ReadonlySet<string>> {
  const term = currentTerm(await selectTerms(q, at.districtId), today);
  return new Set(term ? (await selectPresent(q, at, term, today)).map(({ pupilId }) => pupilId) : []);
}

/** Refuses words that a family would read and that name another child of the class. */
export async function mustNameNobodyElse(
  q: Reader,
  at: ReachedClass,
  { happenedOn, pupilId }: IncidentRow,
  texts: readonly { readonly path: string; readonly text: string }[],
) {
  const term = termOf(await selectTerms(q, at.districtId), happenedOn);
  const members = term ? await selectEnrolled(q, at, term.id) : [];
  const own = members.find((one) => one.pupilId === pupilId)?.name ?? '';
  const others = members.flatMap((one) => (one.pupilId === pupilId ? [] : one.name));
  for (const { path, text } of texts)
    if (othersNamed(text, own, others).length > 0)
      throw refused(path, 'incident.names', 'the family would read another child’s name');
}

/** What a family reads of an incident, with where it was said. */
export const textsOf = (text: string, supports: readonly StepRow[]) => [
  { path: 'text', text },
  ...supports.flatMap((said) => [
    { path: 'agreed', text: said.text ?? '' },
    { path: 'helper', text: said.helper ?? '' },
  ]),
];

export function mustHaveRoom({ version }: IncidentRow) {
  const { steps } = MOST_INCIDENTS;
  if (version >= steps) throw refused('version', 'incident.steps', `at most ${steps} steps`);
}
