import { z } from 'zod';
import { route } from './route.ts';

export const readHealth = route({
  id: 'read-health',
  method: 'get',
  path: '/api/health',
  access: { roles: 'public', act: 'read' },
  summary: 'Whether the service answers and its database can be read',
  reply: z.strictObject({ status: z.literal('ok') }).meta({ id: 'Health' }),
});

export const readOpenApi = route({
  id: 'read-openapi',
  method: 'get',
  path: '/api/openapi.json',
  access: { roles: 'public', act: 'read' },
  summary: 'This API as an OpenAPI 3.1 document',
  reply: z.looseObject({ openapi: z.string() }).meta({ id: 'OpenApiDocument' }),
});
