/** Wordings of the pledge of good faith (诚信承诺), by name; their words are in web/pages/contribution. What once was asked for stays here. */
export const PLEDGES = ['2026-12'] as const;
export type Pledge = (typeof PLEDGES)[number];
