import { className } from '../../core/calendar/class-name.ts';
import type { ClassSheet } from './class-sheet.ts';

/** The class as a file is called by it. */
export function placeWords({ place }: ClassSheet) {
  const { zh, en } = className(place.class.grade, place.class.number);
  return { zh: `${place.school.zh}${zh}`, en: `${place.school.en} ${en}` };
}
