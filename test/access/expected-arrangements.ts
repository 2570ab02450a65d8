import { get, nowhereRows, type Row } from './rows.ts';

/**
 * The reason of an exemption or a goal is for the guardians, the homeroom teacher of today and the office. What is sent is not right: only who
 * may arrange something learns that.
 */
export const ARRANGEMENT_ROWS: readonly Row[] = [
  ...[200, 422].flatMap((done): Row[] => {
    const routes = done === 200 ? ['list-arrangements'] : ['add-arrangement', 'change-arrangement'];
    const family = (...names: Parameters<typeof get>[1][]) => (done === 200 ? get(200, ...names) : {});
    return [
      {
        routes,
        at: 'own',
        all: 404,
        but: { ...get(done, 'homeroom', 'office'), ...family('guardian', 'two-school-guardian') },
      },
      {
        routes,
        at: 'classmate',
        all: 404,
        but: { ...get(done, 'homeroom', 'office'), ...family('classmate-guardian') },
      },
      { routes, at: 'other-class', all: 404, but: get(done, 'other-homeroom', 'office') },
      {
        routes,
        at: 'other-school',
        all: 404,
        but: { ...get(done, 'other-school-homeroom'), ...family('other-school-guardian', 'two-school-guardian') },
      },
      {
        routes,
        at: 'twin',
        all: 404,
        but: { ...get(done, 'twin-homeroom'), ...family('twin-guardian') },
      },
      // The child has moved to another class: its homeroom teacher before reads what was recorded then, and no reasons.
      { routes, at: 'moved', all: 404, but: { ...get(done, 'office'), 'former-homeroom': 403 } },
      { routes, at: 'stayed', all: 404, but: get(done, 'former-homeroom', 'office') },
    ];
  }),
  ...nowhereRows('list-arrangements', 'add-arrangement', 'change-arrangement'),
];
