import { EmblemFault, type EmblemFaultCode } from '../emblem/emblem-fault.ts';
import { unreadPackage } from '../oneroster/read-package.ts';
import { PictureFault, type PictureFaultCode } from '../photos/picture-fault.ts';
import { FileFault, type FileFaultCode } from '../sheets/sheet.ts';
import type { ResultOf, TaskName } from './tasks.ts';

/** The most that reading one file may take: megabytes of the process (and of what JavaScript keeps in it), seconds of a core, seconds. */
export type Allowance = {
  readonly megabytes: number;
  readonly heap: number;
  readonly busySeconds: number;
  readonly seconds: number;
};
type Rule<N extends TaskName> = {
  readonly allowance: Allowance;
  /** What is thrown here of what was thrown there. */
  readonly faultOf: (code: string) => Error;
  /** What is said of a file that took more. */
  readonly outgrown: () => ResultOf<N>;
};

/** A photo of 16 megapixels takes 310 MB and a second; a school's list of 8 000 lines and 30 columns 230 MB and three. */
const ONE_FILE: Allowance = { megabytes: 400, heap: 200, busySeconds: 6, seconds: 60 };
/** A district's roster is 64 MB of text, and whoever sends it keeps the rosters of all. */
const ONE_DISTRICT: Allowance = { megabytes: 3000, heap: 2500, busySeconds: 240, seconds: 600 };

const sheet = {
  allowance: ONE_FILE,
  faultOf: (code: string) => new FileFault(code as FileFaultCode),
  outgrown: () => {
    throw new FileFault('file.too_heavy');
  },
};

export const RULES: { readonly [N in TaskName]: Rule<N> } = {
  'read-file': sheet,
  'mark-file': sheet,
  're-encode': {
    allowance: ONE_FILE,
    faultOf: (code) => new PictureFault(code as PictureFaultCode),
    outgrown: () => {
      throw new PictureFault('photo.too-heavy');
    },
  },
  're-encode-emblem': {
    allowance: ONE_FILE,
    faultOf: (code) => new EmblemFault(code as EmblemFaultCode),
    outgrown: () => {
      throw new EmblemFault('photo.too-heavy');
    },
  },
  'read-package': {
    allowance: ONE_DISTRICT,
    faultOf: (code) => new Error(`a package is never refused by throwing ${code}`),
    outgrown: () => unreadPackage('package.too_heavy'),
  },
};
