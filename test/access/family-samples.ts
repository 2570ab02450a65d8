import { ARCHIVE_SAMPLES } from './archive-samples.ts';
import { CONTRIBUTION_SAMPLES } from './contribution-samples.ts';
import { INCIDENT_SAMPLES } from './incident-samples.ts';
import { NOTICE_SAMPLES } from './notice-samples.ts';
import { OWN_ACCOUNT_SAMPLES } from './own-account-samples.ts';
import { QUESTION_SAMPLES } from './question-samples.ts';
import { WITNESS_SAMPLES } from './witness-samples.ts';

/** Of what families, children, and those who answer for them send. */
export const FAMILY_SAMPLES = {
  ...CONTRIBUTION_SAMPLES,
  ...OWN_ACCOUNT_SAMPLES,
  ...QUESTION_SAMPLES,
  ...INCIDENT_SAMPLES,
  ...WITNESS_SAMPLES,
  ...NOTICE_SAMPLES,
  ...ARCHIVE_SAMPLES,
};
