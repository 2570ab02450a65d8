import type { z } from 'zod';
import type { Fault } from '../core/rubric/fault.ts';
import type { Rubric } from '../core/rubric/rubric.ts';
import { type PlacedFault, RubricFile, readRubricText } from './rubric-file.ts';

export type DraftRead =
  /** Everything is where it belongs, so it can be edited; what is wrong in it is listed. */
  | { readonly draft: Rubric; readonly faults: readonly Fault[] }
  /** Fields are missing, unknown or of another kind: nothing that a form could show. */
  | { readonly unusable: readonly PlacedFault[] };

/**
 * Reads a rubric that is still being written. A text left empty or a number out of its limits is a fault that a draft may have;
 * another shape than a rubric's is not.
 */
export function readDraftText(file: string): DraftRead {
  const read = readRubricText(file);
  if ('rubric' in read) return { draft: read.rubric, faults: [] };
  const unusable = { unusable: read.faults };
  if (read.faults.some(({ path, reason }) => path === '' || /^is there twice/.test(reason))) return unusable;
  const json: unknown = JSON.parse(file.replace(/^\uFEFF/, ''));
  const shape = RubricFile.safeParse(json);
  if (!shape.success && !shape.error.issues.every(isOfValue)) return unusable;
  return { draft: json as Rubric, faults: read.faults.map(({ path, reason }) => ({ path, reason })) };
}

const OF_VALUES = new Set(['too_small', 'too_big', 'invalid_format', 'not_multiple_of', 'custom']);

/** Whether an issue is about what stands in a field, and not about which fields there are. */
function isOfValue(issue: z.core.$ZodIssue): boolean {
  if (issue.code === 'invalid_union')
    return issue.errors.some((branch) => branch.length > 0 && branch.every(isOfValue));
  return OF_VALUES.has(issue.code);
}
