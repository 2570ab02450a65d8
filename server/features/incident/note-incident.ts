import { writes } from '../../act.ts';
import { noteIncident as route } from '../../contract/incident-routes.ts';
import { mayRecord } from '../../recording/may-record.ts';
import { refused } from './incident-rules.ts';
import { insertIncidents } from './store.ts';

/** Of children who were in the class on the day: of each its own, so that no family's says anything of another's child. */
export const noteIncident = writes(route, async (cx, { happenedOn, text, pupilIds }) => {
  const { tx, target, actor, now, today } = cx;
  const children = [...new Set(pupilIds)];
  const { there } = await mayRecord(tx, target, { day: happenedOn, today, path: 'happenedOn', of: children });
  if (!children.every((pupilId) => there.has(pupilId)))
    throw refused('pupilIds', 'incident.not-there', 'one of these children was not in the class on that day');
  const togetherId = cx.newId();
  const place = { schoolId: target.schoolId, classId: target.id, togetherId, happenedOn };
  const rows = children.map((pupilId) => ({ id: cx.newId(), pupilId, ...place }));
  await insertIncidents(tx, rows, text, { actor, now });
  return {
    reply: {
      togetherId,
      incidents: rows.map(({ id, pupilId }) => ({ incidentId: id, version: 1, state: 'noted' as const, pupilId })),
    },
    audit: { object: togetherId, detail: { classId: target.id, children: rows.length } },
  };
});
