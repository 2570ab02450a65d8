import { ForeignFault } from '../foreign/foreign-fault.ts';
import type { PhotoFault } from './read-picture.ts';

export type PictureFaultCode = PhotoFault | 'photo.too-many-pixels' | 'photo.too-heavy';

/** The picture cannot be taken. */
export class PictureFault extends ForeignFault<PictureFaultCode> {}
