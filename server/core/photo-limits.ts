/** An activity has at most so many photos that stand. */
export const MOST_PHOTOS = 9;
/** A withdrawn photo's file stays so many days, for who withdrew the wrong one and asks the operator. */
export const FILE_KEPT_DAYS = 30;
/** What a family adds has at most so many, and one person sends so many in a day: ten times six. */
export const MOST_ADDED_PHOTOS = 6;
export const MOST_ADDED_A_DAY = 60;
/** One that was sent belongs to nothing until what it is about is sent; after so many hours it has to be sent again. */
export const ADDED_WITHIN_HOURS = 12;
