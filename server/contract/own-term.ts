import { z } from 'zod';
import { STEP_STATES, TERM_STEPS } from '../core/cycle/steps.ts';
import { route } from './route.ts';
import { Bilingual, ClassName, Day, Term } from './words.ts';

const steps = [...new Set(Object.values(TERM_STEPS).flat())];

export const readOwnTerm = route({
  id: 'read-own-term',
  method: 'get',
  path: '/api/own-term',
  access: {
    roles: ['guardian', 'homeroom', 'school-office', 'principal'],
    act: 'read',
    on: 'self',
    detail: 'aggregate',
  },
  summary:
    'The end of the term for me, step by step – by own child, class and school: what is mine to do now, what waits for others, by when; counts alone',
  reply: z
    .strictObject({
      /** In the order of places; of each the term that runs, and the one before while something of it is left. */
      parts: z.array(
        z.strictObject({
          place: z.discriminatedUnion('kind', [
            // Nobody's name: who may read it knows the children from `/api/me`.
            z.strictObject({ kind: z.literal('pupil'), id: z.string() }),
            z.strictObject({ kind: z.literal('class'), id: z.string(), name: ClassName, schoolName: Bilingual }),
            z.strictObject({ kind: z.literal('school'), id: z.string(), name: Bilingual }),
          ]),
          term: Term,
          steps: z
            .array(
              z.strictObject({
                step: z.enum(steps),
                /** `now` is mine to do, `waits` somebody else's, `later` not yet, `done` over. */
                state: z.enum(STEP_STATES),
                /** Of `of` so many are done; of objections and corrections how many there are. */
                count: z.int().nullable(),
                of: z.int().nullable(),
                by: Day.nullable(),
              }),
            )
            .min(1),
        }),
      ),
    })
    .meta({ id: 'OwnTerm' }),
});
