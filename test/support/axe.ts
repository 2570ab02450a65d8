import { source } from 'axe-core';

/** axe-core (MPL-2.0) is a tool of the tests alone: its text is read into the page from outside and never served. */
export const AXE: string = source;
