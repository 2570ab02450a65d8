import { expect, test } from 'vitest';
import { logActivity } from '../../server/contract/evidence.ts';
import { activityFor } from '../support/activities.ts';
import { statementsOf } from '../support/plans/statements.ts';
import { openWorld } from '../support/world.ts';

const TEACHER = 'homeroom-d1s1c1';
/** Who asks (beside the act and in it), the class, the version of its district's frame, who is there; of the figures where the pupils are, their marks, who is in the class, its other scores; where the history ends; whether a notice holds it. */
const READINGS = 11;
/** The activity, the kept answer twice, the line of the audit, the class's sums. */
const WRITES = 5;

test('a write asks for a bounded number of things, however many children it is about and whatever was asked before', async () => {
  const { ask, place } = await openWorld({ pupilsInClass: 6 });
  const { classId, pupils } = place(1, 1, 1);
  const log = async (many: number) => {
    const params = { classId };
    const statements = await statementsOf(async () => {
      const reply = await ask(TEACHER, logActivity, { params, body: activityFor(pupils.slice(0, many)) });
      expect(reply.status).toBe(201);
    });
    const readings = statements.filter((text) => text.startsWith('select'));
    return { readings, others: statements.filter((text) => !text.startsWith('select')) };
  };
  await log(1);
  const one = await log(1);
  expect(one.readings.length, one.readings.join('\n')).toBeLessThanOrEqual(READINGS);
  expect(one.others.length, one.others.join('\n')).toBeLessThanOrEqual(WRITES + 2);
  const all = await log(6);
  expect(all.readings.length, all.readings.join('\n')).toBeLessThanOrEqual(READINGS);
  expect(all.others.length, all.others.join('\n')).toBeLessThanOrEqual(WRITES + 2 * 6);
  const again = [...one.readings, ...all.readings].filter((text) =>
    /from (terms|term_rubrics|rubrics|adoptions)\b/.test(text),
  );
  expect(again, 'what a term is has been read before').toEqual([]);
});
