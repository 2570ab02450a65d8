/** How many children something is noted of at once. */
export const MOST_CHILDREN = 10;
