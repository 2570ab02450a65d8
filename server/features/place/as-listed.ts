import type { ActivityTemplate, Base } from '../../contract/place.ts';
import type { BaseRow, TemplateRow } from './store.ts';

export function asBase({ id, kind, name, sortKey, address, schoolId, endedAt }: BaseRow): Base {
  return {
    baseId: id,
    kind,
    name,
    sortKey,
    address,
    owner: schoolId === null ? 'district' : 'school',
    hasEnded: endedAt !== null,
  };
}

export function asTemplate({ id, schoolId, endedAt, ...row }: TemplateRow): ActivityTemplate {
  const { title, sortKey, indicatorIds, place, organiser, baseId, hours } = row;
  return {
    templateId: id,
    title,
    sortKey,
    indicatorIds: [...indicatorIds],
    place,
    organiser,
    baseId,
    hours,
    owner: schoolId === null ? 'district' : 'school',
    hasEnded: endedAt !== null,
  };
}
