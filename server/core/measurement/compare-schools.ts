import type { Comparison, Linkage, Refusal } from './area-measured.ts';
import { contrastsBetween } from './between-schools.ts';
import { groupsOf } from './linkage.ts';
import type { RatedCell } from './rated-cells.ts';
import { severityModel } from './severity-model.ts';

export const GATES = {
  /** Of fewer a mean is no yardstick: of two, each is as far above it as the other is below. */
  schools: 4,
  /** Rated pupils of a school; ratings from outside, and from how many people. */
  pupils: 10,
  across: 20,
  outsiders: 2,
  /** Levels: SE of a school's distance from the mean. */
  se: 0.25,
} as const;

/**
 * Schools' levels compared where ratings from outside link them, refused with the reason where not (docs/methods.md §0.4, 5): what a
 * school's own teachers give cannot tell their severity from their pupils. Schools with too few rated pupils or too few ratings from
 * outside are left out; the others are compared if raters join all of them. Asked for one stage at a time: a level is what is expected at
 * an age, and primary and junior schools would differ by their rubrics' words.
 */
export function compareSchools(cells: readonly RatedCell[], linkage: Linkage): Comparison {
  const enough = linkage.bySchool.filter(({ pupils }) => pupils >= GATES.pupils);
  const firm = enough.filter(({ across, outsiders }) => across >= GATES.across && outsiders >= GATES.outsiders);
  const counts = { schools: linkage.schools, withPupils: enough.length, withLinks: firm.length };
  const refused = (reason: Refusal['reason']): Refusal => ({ status: 'refused', reason, ...counts });
  if (linkage.schools < 2) return refused('one-school');
  if (linkage.schools < GATES.schools) return refused('too-few-schools');
  if (enough.length < GATES.schools) return refused('too-few-pupils');
  if (firm.length < GATES.schools) return refused(linkage.groups > 1 ? 'raters-not-linked' : 'links-too-thin');
  const within = new Set(firm.map(({ schoolId }) => schoolId));
  const used = cells.filter(({ schoolId }) => within.has(schoolId));
  if (groupsOf(used) > 1) return refused('raters-not-linked');
  const model = severityModel(used);
  if ('reason' in model) return refused(model.reason === 'too-large' ? 'too-many-raters' : 'not-estimable');
  const { left, ...compared } = contrastsBetween(model, GATES.se);
  if (compared.joint.schools < GATES.schools) return refused('links-too-thin');
  const thin = enough.filter(({ schoolId }) => !within.has(schoolId)).map(({ schoolId }) => schoolId);
  const few = linkage.bySchool.filter(({ pupils }) => pupils < GATES.pupils);
  return {
    status: 'compared',
    left: [
      ...few.map(({ schoolId }) => ({ schoolId, because: 'too-few-pupils' as const })),
      ...thin.map((schoolId) => ({ schoolId, because: 'links-too-thin' as const })),
      ...left,
    ].sort((a, b) => (a.schoolId < b.schoolId ? -1 : 1)),
    joint: compared.joint,
    noShare: compared.between ? null : 'fewer-than-10',
    between: compared.between,
    effects: compared.effects,
  };
}
