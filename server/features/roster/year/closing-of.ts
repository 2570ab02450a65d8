type Ends = { readonly lastDay: string | null };
type Named = { readonly id: string; readonly name: string; readonly nameEn: string };

/** The end of a school as pages say it, with the school that takes its classes over. */
export function closingOf({ lastDay }: Ends, into: Named | undefined) {
  if (lastDay === null) return null;
  return { lastDay, into: into ? { schoolId: into.id, name: { zh: into.name, en: into.nameEn } } : null };
}
