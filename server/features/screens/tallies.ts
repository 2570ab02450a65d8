import { precisionOf } from '../../core/screens/precision.ts';
import { SCREENS, type ScreenMeasured } from '../../core/screens/screens-measured.ts';
import type { OutcomeRow } from './store.ts';

type Found = { readonly schoolId: string; readonly screens: readonly ScreenMeasured[] };

/** Every screen over some schools: what it looked at and would find by chance, what is open and what came of the rest. */
export function talliesOf(found: readonly Found[], outcomes: readonly OutcomeRow[]) {
  const isDecided = decidedAmong(outcomes);
  return SCREENS.map((screen) => {
    const own = found.flatMap(({ schoolId, screens }) =>
      screens.filter((one) => one.screen === screen).map((one) => ({ schoolId, ...one })),
    );
    const open = own.flatMap(({ schoolId, hits }) => hits.filter((hit) => !isDecided(schoolId, screen, hit.subject)));
    const decided = outcomes.filter((row) => row.screen === screen);
    return {
      screen,
      examined: own.reduce((sum, { examined }) => sum + examined, 0),
      expected: own.reduce((sum, { expected }) => sum + expected, 0),
      open: open.length,
      ...precisionOf(decided.map(({ outcome }) => outcome)),
    };
  });
}

function decidedAmong(outcomes: readonly OutcomeRow[]) {
  const keys = new Set(outcomes.map(({ schoolId, screen, subject }) => `${schoolId} ${screen} ${subject}`));
  return (schoolId: string, screen: string, subject: string) => keys.has(`${schoolId} ${screen} ${subject}`);
}
