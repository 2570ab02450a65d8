/** What each target of the table is: the keys of the seed's places, and ids that are nobody's. */

/** Ids that are no row's. NUL cannot be kept by either engine, and no id is so long. */
export const NOWHERE = {
  missing: '01900000-0000-7000-8000-000000000000',
  dots: '../x',
  nul: '\0',
  long: 'a'.repeat(300),
};

export const CLASSES: Readonly<Record<string, string>> = {
  own: 'd1s1c2',
  'own-by-labour': 'd1s1c2',
  'other-class': 'd1s1c1',
  'other-school': 'd1s2c1',
  twin: 'd2s1c2',
  dated: 'd1s1c3',
  'before-grant': 'd1s1c3',
};
/** When a record happened, where it is not 2 November. */
export const DAYS: Readonly<Record<string, string>> = { 'before-grant': '2026-09-15' };
export const AUTHORS: Readonly<Record<string, string>> = { 'own-by-labour': 'labour-d1s1' };
export const PUPILS: Readonly<Record<string, string>> = {
  own: 'd1s1c2p1',
  classmate: 'd1s1c2p2',
  'other-class': 'd1s1c1p1',
  'other-school': 'd1s2c1p1',
  twin: 'd2s1c2p1',
  moved: 'd1s1c3p1',
  'last-years': 'd1s1c3p2',
  stayed: 'd1s1c3p3',
};
/** Where a child is by now who is elsewhere than the key says. */
export const NOW_IN: Readonly<Record<string, string>> = { moved: 'd1s1c4', 'last-years': 'd1s1c4' };
export const SCHOOLS: Readonly<Record<string, string>> = { own: 'd1s1c1', 'other-school': 'd1s2c1', twin: 'd2s1c1' };
