import { dayNumber, dayOf, shanghaiNoon } from '../../../server/core/calendar/days.ts';
import { insertArrangement } from '../../change-frame.ts';
import type { Writer } from '../../engine.ts';
import type { Tables } from '../../schema/tables.ts';
import type { DemoPupil, DemoPupils } from './families.ts';
import type { DemoDistrict } from './places.ts';
import type { Slot } from './slots.ts';
import { STORIES } from './stories.ts';

type Row = Tables['arrangements']['$inferInsert'];
type Parts = {
  readonly district: DemoDistrict;
  readonly pupils: DemoPupils;
  readonly newId: () => string;
  readonly idOf: (username: string) => string;
};

/** Two children of whom something else is asked, arranged by their homeroom teachers on the first day of the last term. */
export async function seedArrangements(tx: Writer, { district, pupils, newId, idOf }: Parts): Promise<readonly Row[]> {
  const term = district.terms.at(-1);
  const classes = district.schools.flatMap((school) => school.classes);
  const rows: Row[] = [];
  for (const { child, days, ...said } of STORIES.arrangements) {
    const at = classes.find(({ key }) => child.startsWith(`${key}-`));
    const pupil = at && pupils.get(at.id)?.find(({ key }) => key === child);
    if (!term || !at || !pupil) continue;
    const startsOn = term.startsOn;
    rows.push({
      ...{ schoolId: at.schoolId, id: newId(), pupilId: pupil.id, ...said },
      ...{ startsOn, endsOn: days === null ? term.endsOn : dayOf(dayNumber(startsOn) + days) },
      ...{ enteredAt: shanghaiNoon(startsOn), enteredBy: idOf(`homeroom-${at.key}`), version: 1, isWithdrawn: false },
    });
  }
  for (const row of rows) await insertArrangement(tx, district.id, row);
  return rows;
}

/** What is asked of a child about what was done on a day; undefined where it is what is asked of all. */
export function arrangedFor(arranged: readonly Row[], pupil: DemoPupil, { indicator }: Slot, day: string) {
  const core = indicator.parent ?? indicator.id;
  return arranged.find(
    (one) => one.pupilId === pupil.id && one.indicatorId === core && one.startsOn <= day && day <= one.endsOn,
  )?.kind;
}
