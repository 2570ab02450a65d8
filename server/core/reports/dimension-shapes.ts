import type { Dimension } from '../rubric/rubric.ts';

/** The mark of each dimension, which says without colour which one it is: an SVG path on 16 by 16. */
export const DIMENSION_SHAPES: Readonly<Record<Dimension, string>> = {
  moral: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z',
  arts: 'M8 1.2 15 14H1L8 1.2Z',
  labour: 'M2 2h12v12H2V2Z',
  scitech: 'M8 .8 15.2 8 8 15.2.8 8 8 .8Z',
  health: 'M5.5 1.5h5v4h4v5h-4v4h-5v-4h-4v-5h4v-4Z',
  academic: 'm8 .8 2.1 4.9 5.3.5-4 3.5 1.2 5.2L8 12.1l-4.6 2.8 1.2-5.2-4-3.5 5.3-.5L8 .8Z',
};
