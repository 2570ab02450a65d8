import { z } from 'zod';
import { readProfile } from './child-profile.ts';
import { route } from './route.ts';
import { FileReply, TermCode } from './words.ts';

const asked = z.strictObject({ term: TermCode.optional(), lang: z.enum(['zh', 'en']).default('zh') });

export const exportBook = route({
  id: 'export-book',
  method: 'get',
  path: '/api/pupils/:pupilId/book/file',
  access: { roles: readProfile.access.roles, act: 'read', on: 'pupil', detail: 'individual' },
  summary: "A child's growth book of a term as PDF: what the family's page says, for paper; the same whoever prints it",
  query: asked,
  download: 'document',
  reply: FileReply,
});
