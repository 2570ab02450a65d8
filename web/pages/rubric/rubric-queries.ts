import { useQuery } from '@tanstack/react-query';
import { call, type Reply } from '../../api.ts';
import { queries } from '../../queries.ts';
import { inOrder } from '../../theme.ts';

export type InForce = Reply<'get /api/rubrics'>;
export type Rubric = InForce['rubrics'][number];
export type Indicator = Rubric['indicators'][number];
export type DistrictRubrics = Reply<'get /api/areas/:areaId/rubrics'>;
export type Draft = Reply<'get /api/areas/:areaId/rubric-draft'>;
export type Adoptions = Reply<'get /api/schools/:schoolId/adoptions'>;
export type SchoolBased = Adoptions['rubrics'][number]['schoolBased'][number];

/** A school, or an area: what is adopted there. */
export type Place = { readonly kind: 'school' | 'area'; readonly id: string };

export const useRubrics = (query: { term?: string; areaId?: string }) =>
  useQuery({
    queryKey: ['rubrics', query],
    queryFn: () => call('get /api/rubrics', { query }),
    select: (data) => ({ ...data, rubrics: inOrder(data.rubrics) }),
  });

export const useDistrictRubrics = (areaId: string, isDistrict: boolean) =>
  useQuery({
    queryKey: ['area', areaId, 'district-rubrics'],
    enabled: isDistrict,
    queryFn: () => call('get /api/areas/:areaId/rubrics', { params: { areaId } }),
    select: (data) => ({ ...data, rubrics: inOrder(data.rubrics) }),
  });

export const useAdoptions = ({ kind, id }: Place) =>
  useQuery({
    queryKey: [kind, id, 'adoptions'],
    queryFn: () =>
      kind === 'school'
        ? call('get /api/schools/:schoolId/adoptions', { params: { schoolId: id } })
        : call('get /api/areas/:areaId/adoptions', { params: { areaId: id } }),
    select: (data) => ({ ...data, rubrics: inOrder(data.rubrics) }),
  });

/** What is offered, or in force, shows on many pages. */
export const rubricsChanged = () =>
  queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' && queryKey[2] !== 'draft' });

/** A file of the reader's own making, saved by the browser. */
export function saveFile(name: string, text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
