import { sayScheme, selectScheme } from '../../../db/term-schemes.ts';
import { writes } from '../../act.ts';
import { changeScheme as route } from '../../contract/term.ts';
import { faultInScheme } from '../../core/cycle/scheme.ts';
import { invalid, Refusal } from '../../refusal.ts';
import { mustBeDistrict } from './term-rules.ts';

/** Holds for notices opened from now on: one that runs keeps the last day that everybody was told. */
export const changeScheme = writes(route, async ({ tx, actor, target, now }, { version, noticeDays, answerDays }) => {
  mustBeDistrict(target);
  const said = { noticeDays, answerDays };
  const fault = faultInScheme(said);
  if (fault) throw invalid(fault.path, fault.message, fault.code);
  if ((await selectScheme(tx, target.id)).version !== version) throw new Refusal(409, 'stale');
  const next = { districtId: target.id, version: version + 1, ...said, saidBy: actor.personId, saidAt: now };
  if (!(await sayScheme(tx, next))) throw new Refusal(409, 'stale');
  return { reply: { version: version + 1 }, audit: { object: target.id, detail: { version: version + 1, ...said } } };
});
