/** An activity has at most so many photos that stand. */
export const MOST_PHOTOS = 9;
