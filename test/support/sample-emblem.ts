import type { SchoolEmblem } from '../../db/reach/emblems.ts';
import { drawPhoto } from './make-photo.ts';

const png = Buffer.from(await drawPhoto('png', 320, 320)).toString('base64');

/** A school's emblem and motto as large and as long as they may be; none where little is wanted. */
export const sampleEmblem = (isLong: boolean): SchoolEmblem =>
  isLong ? { png, motto: '笃行致远'.repeat(10) } : { png: null, motto: null };
