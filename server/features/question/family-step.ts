import type { Actor, Writer } from '../../../db/engine.ts';
import type { ReachedPupil } from '../../../db/reach/reached.ts';
import type { QuestionStep } from '../../core/question/steps.ts';
import { Refusal } from '../../refusal.ts';
import { mustTake, questionOf } from './ask-rules.ts';
import { hasAsked, takeStep } from './store.ts';

type Asked = {
  readonly tx: Writer;
  readonly target: ReachedPupil;
  readonly params: { readonly questionId: string };
  readonly actor: Actor;
  readonly now: number;
};
type Taken = { readonly step: QuestionStep; readonly version: number; readonly text: string | null };

/**
 * What any guardian of the child may do with a question of the family's, whoever asked it: that one may be a guardian no longer. The child does it
 * with its own.
 */
export async function familyStep({ tx, target: pupil, params, actor, now }: Asked, { step, version, text }: Taken) {
  const before = await questionOf(tx, pupil, params.questionId);
  if (pupil.by.role === 'pupil' && !(await hasAsked(tx, before, actor))) throw new Refusal(403, 'not-allowed');
  const state = mustTake(before, version, step);
  const next = await takeStep(tx, before, { step, state, text }, { actor, now });
  return {
    reply: { questionId: before.id, version: next, state },
    audit: { object: before.id, detail: { pupilId: pupil.id, version: next } },
  };
}
