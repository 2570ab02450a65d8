import {
  addSupport,
  amendIncident,
  countSchoolIncidents,
  listClassIncidents,
  listSchoolIncidents,
  listSharedIncidents,
  noteIncident,
  reopenIncident,
  repairIncident,
  settleSupport,
  shareIncident,
  withdrawIncident,
} from '../../server/contract/incident-routes.ts';
import { FAMILY, HOMEROOM } from './contributions.ts';
import { openWorld, TODAY, type World } from './world.ts';

export type Key = { readonly incidentId: string; readonly version: number };
export const [OFFICE, PRINCIPAL] = ['office-d1s1', 'principal-d1s1'];

/** The teachers, the school and the families of one class (4(2) of the first school), each act by its name. */
export function incidentActs(world: World) {
  const { ask, place, newClientId } = world;
  const own = place(1, 1, 2);
  const { classId, pupils, schoolId } = own;
  const once = () => ({ clientId: newClientId() });
  const at = ({ incidentId }: Key) => ({ params: { classId, incidentId } });
  const of = ({ version }: Key) => ({ ...once(), version });
  const inClass = async (as = HOMEROOM) => (await ask(as, listClassIncidents, { params: { classId } })).body.incidents;
  return {
    own,
    pupils,
    noteOf: (text: string, said: { pupilIds?: string[]; happenedOn?: string } = {}, as = HOMEROOM) =>
      ask(as, noteIncident, {
        params: { classId },
        body: { ...once(), text, happenedOn: said.happenedOn ?? TODAY, pupilIds: said.pupilIds ?? [pupils[0] ?? ''] },
      }),
    amend: (key: Key, text: string, as = HOMEROOM) =>
      ask(as, amendIncident, { ...at(key), body: { ...of(key), text } }),
    support: (key: Key, said: { agreed?: string; helper?: string; until?: string } = {}, as = HOMEROOM) =>
      ask(as, addSupport, {
        ...at(key),
        body: { ...of(key), agreed: '每天放学聊五分钟', helper: '班主任', until: '2026-11-20', ...said },
      }),
    settle: (key: Key, support: number, isDone: boolean, as = HOMEROOM) =>
      ask(as, settleSupport, { ...at(key), body: { ...of(key), support, isDone } }),
    share: (key: Key, as = HOMEROOM) => ask(as, shareIncident, { ...at(key), body: of(key) }),
    repair: (key: Key, as = HOMEROOM, text = '两人已经和好') =>
      ask(as, repairIncident, { ...at(key), body: { ...of(key), text } }),
    reopen: (key: Key, as = HOMEROOM, text = '又发生了一次') =>
      ask(as, reopenIncident, { ...at(key), body: { ...of(key), text } }),
    withdraw: (key: Key, as = HOMEROOM, text = '看错了人') =>
      ask(as, withdrawIncident, { ...at(key), body: { ...of(key), text } }),
    inClass,
    inSchool: async (as = OFFICE) => (await ask(as, listSchoolIncidents, { params: { schoolId } })).body,
    counts: async (as = PRINCIPAL) => (await ask(as, countSchoolIncidents, { params: { schoolId } })).body,
    family: async (as = FAMILY, nth = 0) =>
      (await ask(as, listSharedIncidents, { params: { pupilId: pupils[nth] ?? '' } })).body.incidents,
  };
}

export async function openIncidents(wanted: Parameters<typeof openWorld>[0] = {}) {
  const world = await openWorld(wanted);
  return { ...world, ...incidentActs(world) };
}
