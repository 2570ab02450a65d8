import { z } from 'zod';
import { LONGEST_USERNAME } from '../core/account/username.ts';
import { route } from './route.ts';
import { NewPassword } from './session.ts';
import { Day, nameText, text } from './words.ts';

const Days = z.strictObject({ startsOn: Day, endsOn: Day });
/** A school year by its first calendar year, with both of its terms. */
const SchoolYear = z.strictObject({ year: z.int().min(2000).max(2100), autumn: Days, spring: Days });

/** What is set up: its name in both languages, and the code its authority gave it. */
const Named = z.strictObject({ name: nameText(80), nameEn: nameText(120), code: text(40) });

export const SetUp = z
  .strictObject({
    /** From the link that the service printed when it started, or `npm run admin -- setup-link`. */
    token: text(1024),
    /** One school by itself, or a district whose schools follow with their rosters. */
    kind: z.enum(['school', 'district']),
    place: Named,
    schoolYear: SchoolYear,
    account: z.strictObject({ username: text(LONGEST_USERNAME), name: nameText(40), password: NewPassword }),
  })
  .meta({ id: 'SetUp' });

const SetupState = z.strictObject({ isEmpty: z.boolean(), schoolYear: SchoolYear }).meta({ id: 'SetupState' });
/** The account's name as it is kept, to sign in with. */
const Founded = z.strictObject({ username: z.string() }).meta({ id: 'Founded' });

/** Whether there is anything to set up, and the school year that a form begins with. */
export const readSetup = route({
  id: 'read-setup',
  method: 'get',
  path: '/api/setup',
  access: { roles: 'public', act: 'read' },
  summary: 'Whether this installation is still empty',
  reply: SetupState,
});

export const setUp = route({
  id: 'set-up',
  method: 'post',
  path: '/api/setup',
  access: { roles: 'public', act: 'write' },
  summary: 'Set up an empty installation: its place, its school year, the shipped rubrics and the first account',
  body: SetUp,
  reply: Founded,
});
