import { ARCHIVE_ROWS } from './expected-archives.ts';
import { CONFIRMATION_ROWS } from './expected-confirmations.ts';
import { NOTICE_ROWS } from './expected-notices.ts';
import type { Row } from './rows.ts';

/** The end of a term: its notice, who confirms, what is filed. */
export const CYCLE_ROWS: readonly Row[] = [...NOTICE_ROWS, ...CONFIRMATION_ROWS, ...ARCHIVE_ROWS];
