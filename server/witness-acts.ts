import type { Act } from './act.ts';
import { answerWitnessLink } from './features/witness/answer-witness-link.ts';
import { endWitnessLink } from './features/witness/end-witness-link.ts';
import { makeWitnessLink } from './features/witness/make-witness-link.ts';
import { readWitnessLink } from './features/witness/read-witness-link.ts';

/** What somebody outside says of what a family added. */
export const witnessActs: readonly Act[] = [makeWitnessLink, endWitnessLink, readWitnessLink, answerWitnessLink];
