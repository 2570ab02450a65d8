/** A number as somebody types it; none where nothing is said. */
export const numberSaid = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed.trim()));
export const numberFault = (typed: string): boolean => !/^([1-9]\d{0,2})?$/.test(typed.trim());
