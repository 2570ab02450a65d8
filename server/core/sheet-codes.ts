/** Faults of rows about a child who is not in the class on that day, or about nobody: with all of them named in `passOver` the rest is imported. */
export const PASSABLE = ['pupil.left', 'pupil.not-yet', 'row.unknown_name', 'row.sum'] as const;

/** A list says nowhere which class it is of: `className` does. */
export const NO_CLASS = 'class.none';

/** Several sheets have a header: an error for each names it where headings stand, and `sheet` says which is meant. */
export const WHICH_SHEET = 'sheet.which';

/** No line says what the columns are. */
export const NO_HEADER = 'sheet.no_header';
