import type { SchoolEnded } from './year-queries.ts';

/** Where each class goes: into one of the other school, or, without one, as its own with a number as it is typed. */
export type Choices = Readonly<Record<string, { readonly toClassId: string | null; readonly number: string }>>;

export const choicesOf = ({ classes }: SchoolEnded): Choices =>
  Object.fromEntries(
    classes.map(({ classId, to, freeNumber }) => [
      classId,
      { toClassId: to.classId, number: String(to.classId === null ? to.number : freeNumber) },
    ]),
  );

const isNumber = (typed: string) => /^[1-9]\d?$/.test(typed.trim());
export const wrongNumber = (choices: Choices): boolean =>
  Object.values(choices).some(({ toClassId, number }) => toClassId === null && !isNumber(number));

/** As the service takes it. */
export const saidOf = (choices: Choices) =>
  Object.entries(choices).map(([classId, { toClassId, number }]) =>
    toClassId === null
      ? { classId, as: 'own' as const, number: Number(number) }
      : { classId, as: 'part' as const, toClassId },
  );
