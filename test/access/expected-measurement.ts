import { get, nowhereRows, type Row } from './rows.ts';

/** 'other-school' is a town of the same district: its officer's too. */
export const MEASUREMENT_ROWS: readonly Row[] = [
  { routes: ['ask-measurement'], at: 'own', all: 404, but: get(201, 'officer', 'reviewer') },
  { routes: ['ask-measurement'], at: 'other-school', all: 404, but: get(201, 'officer', 'reviewer') },
  { routes: ['ask-measurement'], at: 'twin', all: 404 },
  ...nowhereRows('ask-measurement'),
];
