import type { Act } from './act.ts';
import { confirmClassRecords } from './features/confirmation/confirm-class-records.ts';
import { confirmOwnRecord } from './features/confirmation/confirm-own-record.ts';
import { listSchoolConfirmations } from './features/confirmation/list-school-confirmations.ts';
import { readClassConfirmations } from './features/confirmation/read-class-confirmations.ts';
import { readClassProgress } from './features/confirmation/read-class-progress.ts';
import { readOwnConfirmation } from './features/confirmation/read-own-confirmation.ts';
import { takeBackClassConfirmation } from './features/confirmation/take-back-class-confirmation.ts';
import { takeBackOwnConfirmation } from './features/confirmation/take-back-own-confirmation.ts';

/** Who confirms a child's record of a term after its notice. */
export const confirmationActs: readonly Act[] = [
  readOwnConfirmation,
  confirmOwnRecord,
  takeBackOwnConfirmation,
  readClassConfirmations,
  confirmClassRecords,
  takeBackClassConfirmation,
  listSchoolConfirmations,
  readClassProgress,
];
