type Ends = { readonly endedOn: string | null };
type Named = { readonly id: string; readonly name: string; readonly nameEn: string };

/** The end of a school as pages say it, with the school that takes its classes over. */
export function closingOf({ endedOn }: Ends, into: Named | undefined) {
  if (endedOn === null) return null;
  return { lastDay: endedOn, into: into ? { schoolId: into.id, name: { zh: into.name, en: into.nameEn } } : null };
}
