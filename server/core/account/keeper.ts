import { FAMILY, isFamily } from './family.ts';

/** Something an account holds, and the schools and classes it is in. */
type Holding = { readonly role: string; readonly schoolIds: readonly string[]; readonly classIds: readonly string[] };

/** Whoever gives codes: of what place, and which accounts they may open. */
export type Keeper = {
  readonly isHere: (one: Holding) => boolean;
  readonly isBelow: (role: string) => boolean;
};

type By = { readonly role: string };

/** What is below a school's office: teachers, guardians and pupils; below its principal the office as well. */
export const isBelow = (by: By, role: string) =>
  ['teacher', 'homeroom', ...FAMILY].includes(role) || (role === 'school-office' && by.role === 'principal');

/** A school keeps the accounts that are its own and below who asks. */
export function keeperOfSchool({ id, by }: { readonly id: string; readonly by: By }): Keeper {
  return { isHere: ({ schoolIds }) => schoolIds.includes(id), isBelow: (role) => isBelow(by, role) };
}

/** A homeroom teacher keeps the accounts that open children of the class and nothing else. */
export function keeperOfClass({ id }: { readonly id: string }): Keeper {
  return { isHere: ({ classIds }) => classIds.includes(id), isBelow: isFamily };
}

/** A code opens all that an account holds, so that only who may see all of it may give one. Null where they may. */
export function whyNotKept(holdings: readonly Holding[], { isHere, isBelow }: Keeper): 'elsewhere' | 'above' | null {
  if (!holdings.every(isHere)) return 'elsewhere';
  return holdings.every(({ role }) => isBelow(role)) ? null : 'above';
}
