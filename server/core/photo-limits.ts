/** An activity has at most so many photos that stand. */
export const MOST_PHOTOS = 9;
/** A withdrawn photo's file stays so many days, for who withdrew the wrong one and asks the operator. */
export const FILE_KEPT_DAYS = 30;
