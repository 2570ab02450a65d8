/** How somebody saw a child: on a page of its own, in records, on a photo, in a file, among what a search found, in a list of a class. */
export const SIGHTING_KINDS = ['page', 'record', 'photo', 'file', 'search', 'class'] as const;
export type SightingKind = (typeof SIGHTING_KINDS)[number];
