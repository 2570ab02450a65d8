import { ForeignFault } from '../foreign/foreign-fault.ts';
import type { PictureFaultCode } from '../photos/picture-fault.ts';

export type EmblemFaultCode =
  | PictureFaultCode
  | 'emblem.too-small'
  | 'emblem.svg-broken'
  | 'emblem.svg-text'
  | 'emblem.svg-picture'
  | 'emblem.svg-part';

/** The emblem cannot be taken. */
export class EmblemFault extends ForeignFault<EmblemFaultCode> {}
