import { useQuery } from '@tanstack/react-query';
import { call, newClientId, type Reply } from '../../api.ts';
import { queries } from '../../queries.ts';

export type Places = Reply<'get /api/schools/:schoolId/places'>;
export type Base = Places['bases'][number];
export type Template = Places['templates'][number];
/** Whose places: a school's, or a district's (or, to read, those of a town in it). */
export type Of = { readonly kind: 'school' | 'area'; readonly id: string };

export const usePlaces = (of: Of) =>
  useQuery({
    queryKey: ['places', of.kind, of.id],
    queryFn: () =>
      of.kind === 'school'
        ? call('get /api/schools/:schoolId/places', { params: { schoolId: of.id } })
        : call('get /api/areas/:areaId/places', { params: { areaId: of.id } }),
  });

export const placesChanged = () =>
  queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'places' || queryKey[2] === 'starts' });

type NewBase = { kind: 'base' | 'organiser'; name: string; address?: string };
export function addBase(of: Of, said: NewBase) {
  const body = { clientId: newClientId(), ...said };
  return of.kind === 'school'
    ? call('post /api/schools/:schoolId/bases', { params: { schoolId: of.id }, body })
    : call('post /api/areas/:areaId/bases', { params: { areaId: of.id }, body });
}

export function changeBase(of: Of, baseId: string, said: { name: string; address: string | null; hasEnded: boolean }) {
  const body = { clientId: newClientId(), ...said };
  return of.kind === 'school'
    ? call('put /api/schools/:schoolId/bases/:baseId', { params: { schoolId: of.id, baseId }, body })
    : call('put /api/areas/:areaId/bases/:baseId', { params: { areaId: of.id, baseId }, body });
}

export function changeTemplate(of: Of, templateId: string, said: { title: string; hasEnded: boolean }) {
  const body = { clientId: newClientId(), ...said };
  return of.kind === 'school'
    ? call('put /api/schools/:schoolId/templates/:templateId', { params: { schoolId: of.id, templateId }, body })
    : call('put /api/areas/:areaId/templates/:templateId', { params: { areaId: of.id, templateId }, body });
}
