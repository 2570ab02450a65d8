import type { Problem } from '../../server/contract/problem.ts';
import { Refused } from '../api.ts';
import { isRefusalCode, type RefusalCode } from '../parts/refusal-words.ts';

/** By pupil: what was not accepted of them. */
export type RefusedPupils = Readonly<Record<string, RefusalCode>>;

/** Which pupils a refused log names: the service says which mark, and the mark whose it is. */
export const refusedIn = (problem: Problem | null, marks: readonly { readonly pupilId: string }[]): RefusedPupils =>
  byPupil(problem, (path) => marks[Number(/^marks\.(\d+)/.exec(path)?.[1] ?? -1)]?.pupilId);

/** Which pupils a refused amendment of an activity names. */
export const refusedOf = (error: unknown): RefusedPupils =>
  byPupil(error instanceof Refused ? error.problem : null, (path) => /^pupils\.(.+)$/.exec(path)?.[1]);

function byPupil(problem: Problem | null, pupilAt: (path: string) => string | undefined): RefusedPupils {
  const found = (problem?.errors ?? []).flatMap(({ path, code }) => {
    const pupilId = pupilAt(path);
    // An indicator that is not there is nothing of a child's.
    const isTheirs = isRefusalCode(code) && !/^(day|indicator|base)\./.test(code);
    return pupilId !== undefined && isTheirs ? [[pupilId, code] as const] : [];
  });
  return Object.fromEntries(found);
}
