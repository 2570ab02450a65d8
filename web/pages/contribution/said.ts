import type { Contribution } from './contribution-queries.ts';

/** What is typed; nothing is sent before somebody says so. */
export type Said = {
  readonly title: string;
  readonly happenedOn: string;
  readonly hours: string;
  readonly organiser: string;
  readonly reflection: string;
  /** Empty where the teacher chooses. */
  readonly indicatorId: string;
  /** Empty where nothing is said of how well it went. */
  readonly ownLevel: string;
};

export const nothingSaid = (happenedOn: string): Said => ({
  ...{ title: '', happenedOn, hours: '', organiser: '', reflection: '', indicatorId: '', ownLevel: '' },
});

export const saidIn = (one: Contribution): Said => ({
  title: one.title,
  happenedOn: one.happenedOn,
  hours: one.hours === null ? '' : String(one.hours),
  organiser: one.organiser ?? '',
  reflection: one.reflection ?? '',
  indicatorId: one.indicatorId ?? '',
  ownLevel: one.ownLevel ?? '',
});

export const areHoursRight = ({ hours }: Said) =>
  hours === '' || (Number(hours) > 0 && Number(hours) <= 24 && Number.isInteger(Number(hours) * 4));

const orNull = (typed: string) => (typed.trim() === '' ? null : typed.trim());

export const asSent = (said: Said) => ({
  title: said.title.trim(),
  happenedOn: said.happenedOn,
  hours: said.hours === '' ? null : Number(said.hours),
  organiser: orNull(said.organiser),
  reflection: orNull(said.reflection),
  indicatorId: said.indicatorId === '' ? null : said.indicatorId,
  ownLevel: said.indicatorId === '' ? null : orNull(said.ownLevel),
});
