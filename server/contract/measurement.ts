import { z } from 'zod';
import { route } from './route.ts';
import { ClientId, Time } from './words.ts';

export const askMeasurement = route({
  id: 'ask-measurement',
  method: 'post',
  path: '/api/areas/:areaId/measurements',
  access: { roles: ['officer', 'reviewer'], act: 'write', on: 'area', detail: 'aggregate' },
  summary:
    'Have the measured part of reports worked out again now, beside the requests; it is done once its cut-off is later than this',
  body: z.strictObject({ clientId: ClientId }).meta({ id: 'MeasurementWish' }),
  reply: z.strictObject({ askedAt: Time }).meta({ id: 'MeasurementAsked' }),
});
