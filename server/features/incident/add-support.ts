import { writes } from '../../act.ts';
import { addSupport as route } from '../../contract/incident-routes.ts';
import { refused } from './incident-rules.ts';
import { stepOf } from './take-step.ts';

/** What is agreed on is to come: help until a day that is over is no help. */
export const addSupport = writes(route, async (cx, { version, agreed, helper, until }) => {
  const { today } = cx;
  const mustBe = () => {
    if (until < today) throw refused('until', 'incident.until', 'this day is over');
  };
  return await stepOf(cx, { step: 'support', version, said: { text: agreed, helper, untilOn: until }, mustBe });
});
