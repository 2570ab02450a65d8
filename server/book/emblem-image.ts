import type { Content } from 'pdfmake/interfaces.js';
import type { SchoolEmblem } from '../../db/reach/emblems.ts';

const NAME = 'emblem';

/** The pictures of a document that has the school's emblem. */
export const emblemImages = ({ png }: SchoolEmblem): Record<string, string> =>
  png === null ? {} : { [NAME]: `data:image/png;base64,${png}` };

/** The emblem in a square of so many points; nothing where the school has none. */
export const emblemAt = (
  { png }: SchoolEmblem,
  points: number,
  look: Omit<Content & object, 'image'> = {},
): Content[] => (png === null ? [] : [{ ...look, image: NAME, fit: [points, points] }]);
