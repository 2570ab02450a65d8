import type { ActivityTemplate, Base } from '../../contract/place.ts';
import type { BaseRow, TemplateRow } from './store.ts';

export function asBase({ id, kind, name, address, schoolId, endedAt }: BaseRow): Base {
  return {
    baseId: id,
    kind,
    name,
    address,
    owner: schoolId === null ? 'district' : 'school',
    hasEnded: endedAt !== null,
  };
}

export function asTemplate({ id, schoolId, endedAt, ...row }: TemplateRow): ActivityTemplate {
  const { title, indicatorIds, place, organiser, baseId, hours } = row;
  return {
    templateId: id,
    title,
    indicatorIds: [...indicatorIds],
    place,
    organiser,
    baseId,
    hours,
    owner: schoolId === null ? 'district' : 'school',
    hasEnded: endedAt !== null,
  };
}
