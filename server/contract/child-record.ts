import { z } from 'zod';
import { route } from './route.ts';
import { FileReply } from './words.ts';

export const exportRecord = route({
  id: 'export-record',
  method: 'get',
  path: '/api/pupils/:pupilId/record/file',
  access: { roles: ['guardian'], act: 'read', on: 'pupil', detail: 'individual' },
  summary:
    "The family's own copy of everything recorded about the child, with earlier versions, what the family added and asked, released comments and chosen works",
  query: z.strictObject({ format: z.enum(['csv', 'xlsx']), lang: z.enum(['zh', 'en']).default('zh') }),
  download: 'table',
  reply: FileReply,
});
