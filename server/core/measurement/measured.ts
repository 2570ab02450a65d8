import type { ScreensMeasured } from '../screens/screens-measured.ts';
import type { AreaReleased } from '../suppression/area-released.ts';
import type { SchoolHeld } from '../suppression/hold-back.ts';
import type { AreaMeasured } from './area-measured.ts';
import type { RatingErrors } from './rating-errors.ts';
import type { SchoolMeasured } from './school-measured.ts';

/** What is worked out beside the requests and kept: plain data, figures unrounded, and a status word wherever there is no figure. */
export type Measured = AreaMeasured | AreaReleased | RatingErrors | SchoolHeld | SchoolMeasured | ScreensMeasured;

/** Raised by every change of a method or a gate that changes a figure. */
export const MEASUREMENT_VERSION = 'measure-8';
