import { reads } from '../../act.ts';
import { readSetup as route } from '../../contract/setup.ts';
import { usualYear } from '../../core/calendar/usual-year.ts';
import { isEmpty } from '../../operator/set-up.ts';

export const readSetup = reads(route, async ({ q, today }) => ({
  isEmpty: await isEmpty(q),
  schoolYear: usualYear(today),
}));
