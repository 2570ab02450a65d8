import { StoreUnavailable } from '../db/engine.ts';
import type { Problem, ProblemCode } from './contract/problem.ts';

export type RefusalDetail = Pick<Problem, 'errors' | 'errorCount' | 'restCount' | 'retryAfter'>;

/** A refusal that the asker may read. Anything else that is thrown is our own fault and says nothing. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: RefusalDetail;
  constructor(status: number, code: ProblemCode, detail: RefusalDetail = {}) {
    super(TITLES[code]);
    this.status = status;
    this.code = code;
    this.detail = detail;
  }
}

const TITLES: Readonly<Record<ProblemCode, string>> = {
  unreadable: 'What was sent could not be read',
  'too-large': 'What was sent is too large',
  'wrong-media-type': 'What was sent has the wrong media type',
  invalid: 'What was sent is not right; nothing was changed',
  'not-signed-in': 'Not signed in',
  'wrong-credentials': 'The name or the password is not right',
  'not-allowed': 'Not allowed',
  'foreign-origin': 'The request did not come from a page of this service',
  'password-change-needed': 'Choose a password of your own first',
  'second-step-needed': 'Your district asks for a second step at sign-in; set it up first',
  'not-found': 'Not found',
  'no-such-method': 'This address does not take that method',
  conflict: 'This contradicts what is there',
  stale: 'It was changed meanwhile; look at it again',
  'client-id-reused': 'This clientId was used for something else',
  'not-summed-yet': 'The figures of areas are made each night; of this term there are none yet',
  'setup-link-over': 'This link is not, or no longer, good; the operator can make another',
  'set-up-already': 'This installation is set up already',
  'slow-down': 'Too many attempts; wait a moment',
  unexpected: 'Something went wrong',
  busy: 'The service is busy; nothing was changed; try again',
  'no-storage': 'Nothing can be saved or read just now (a full disk, or a fault); nothing was changed; try again later',
  'not-noted': 'Who reads of a child is noted first, and nothing can be written just now; try again later',
};

/** What a rule refuses, with where: `path` in the words of what was sent; `code` where a page has its own words for it. */
export function invalid(path: string, message: string, code?: string): Refusal {
  return new Refusal(422, 'invalid', { errors: [{ path, message, ...(code === undefined ? {} : { code }) }] });
}

/** All is well and much is asked for: come again in so many seconds. */
export const busy = (retryAfter = 1) => new Refusal(503, 'busy', { retryAfter });
/** Where the records are kept nothing comes or goes: that may take longer than a rush. */
export const noStorage = () => new Refusal(503, 'no-storage', { retryAfter: 10 });

/** What a reading shows is noted before it is shown; where that cannot be written, nothing is shown. */
export class NotNoted extends StoreUnavailable {
  constructor(cause: StoreUnavailable) {
    super('the reading could not be noted', { cause });
  }
}
export const notNoted = () => new Refusal(503, 'not-noted', { retryAfter: 10 });
export const notFound = () => new Refusal(404, 'not-found');
