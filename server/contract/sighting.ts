import { z } from 'zod';
import { SIGHTING_KINDS } from '../core/sighting/kinds.ts';
import { ROLES, route } from './route.ts';
import { Apart, Bilingual, Cursor, Day, Why } from './words.ts';

export const listSightings = route({
  id: 'list-sightings',
  method: 'get',
  path: '/api/pupils/:pupilId/sightings',
  access: { roles: ['guardian', 'school-office', 'principal'], act: 'read', on: 'pupil', detail: 'individual' },
  summary: 'Which staff saw a child, on which day and how, the latest first (100 a page); a school is told of its own',
  query: z.strictObject({ cursor: Cursor.optional() }),
  reply: z
    .strictObject({
      pupil: z.strictObject({ pupilId: z.string(), name: z.string(), apart: Apart }),
      why: Why,
      /** The first day of which anything is known: that is kept, and on which it was noted at all. */
      since: Day,
      next: Cursor.nullable(),
      /** Once a day, person and kind, however often. */
      sightings: z.array(
        z.strictObject({
          day: Day,
          name: z.string(),
          role: z.enum(ROLES),
          /** Null where the child was never in it: it was put there by mistake. */
          schoolName: Bilingual.nullable(),
          kind: z.enum(SIGHTING_KINDS),
          /** It was whoever asks. */
          isMe: z.boolean(),
        }),
      ),
    })
    .meta({ id: 'Sightings' }),
});
