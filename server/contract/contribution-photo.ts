import { z } from 'zod';
import { FAMILY } from '../core/account/family.ts';
import { route } from './route.ts';
import { ClientId, FileReply } from './words.ts';

/** Refused with 422 as any photo is (server/contract/photo.ts), and where its sender has sent too many today. */
export const addContributionPhoto = route({
  id: 'add-contribution-photo',
  method: 'post',
  path: '/api/pupils/:pupilId/contribution-photos',
  access: { roles: FAMILY, act: 'write', on: 'pupil', detail: 'individual' },
  summary:
    'Send a photo of what is about to be added: nobody sees it until its sender names it in what is added, within twelve hours, and else it goes',
  query: z.strictObject({ clientId: ClientId }),
  upload: 'photo',
  reply: z
    .strictObject({ photoId: z.string(), width: z.int(), height: z.int() })
    .meta({ id: 'ContributionPhotoAdded' }),
});

export const readContributionPhoto = route({
  id: 'read-contribution-photo',
  method: 'get',
  path: '/api/pupils/:pupilId/contributions/:contributionId/photos/:photoId',
  access: { roles: FAMILY, act: 'read', on: 'pupil', detail: 'individual' },
  summary: 'A photo (WebP) of what the family added, while it is not approved',
  download: 'photo',
  reply: FileReply,
});

export const readWaitingPhoto = route({
  id: 'read-waiting-photo',
  method: 'get',
  path: '/api/classes/:classId/contributions/:contributionId/photos/:photoId',
  access: { roles: ['teacher', 'homeroom'], act: 'read', on: 'class', detail: 'individual' },
  summary: 'A photo (WebP) of what a family added, for the teachers it waits for',
  download: 'photo',
  reply: FileReply,
});
