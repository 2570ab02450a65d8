import { z } from 'zod';
import { FAMILY } from '../core/account/family.ts';
import { route } from './route.ts';
import { ClientId, FileReply, Time } from './words.ts';

const teachers = ['teacher', 'homeroom'] as const;
const staff = ['teacher', 'homeroom', 'school-office', 'principal'] as const;
const all = [...FAMILY, ...staff] as const;

/**
 * Refused with 422: a file that is no single still JPEG, PNG or WebP of at most 16 megapixels (`path` 'photo', `code` 'photo.…'); a pupil
 * who did not take part, or whose guardian has not agreed (`path` 'pupils.ID', `code` 'photo.no-consent'). 409 once the activity is withdrawn.
 */
export const addPhoto = route({
  id: 'add-photo',
  method: 'post',
  path: '/api/activities/:activityId/photos',
  access: { roles: teachers, act: 'write', on: 'activity', detail: 'individual' },
  summary:
    'Add a photo to an activity (its author or the homeroom teacher); it is kept small and without what the camera wrote in it',
  query: z.strictObject({
    clientId: ClientId,
    /** Ids of the children who can be recognised, separated by commas; none where only the work is seen. */
    pupils: z
      .string()
      .regex(/^$|^[\w-]{1,64}(,[\w-]{1,64}){0,99}$/, 'ids separated by commas')
      .default(''),
  }),
  upload: 'photo',
  reply: z.strictObject({ photoId: z.string(), width: z.int(), height: z.int() }).meta({ id: 'PhotoAdded' }),
});

export const withdrawPhoto = route({
  id: 'withdraw-photo',
  method: 'post',
  path: '/api/activities/:activityId/photos/:photoId/withdrawal',
  access: { roles: teachers, act: 'write', on: 'activity', detail: 'individual' },
  summary: 'Withdraw a photo (who took it, or the homeroom teacher): nobody sees it any more',
  body: z.strictObject({ clientId: ClientId }).meta({ id: 'PhotoWithdrawal' }),
  reply: z.strictObject({ photoId: z.string() }).meta({ id: 'PhotoWithdrawn' }),
});

export const readActivityPhoto = route({
  id: 'read-activity-photo',
  method: 'get',
  path: '/api/activities/:activityId/photos/:photoId',
  access: { roles: staff, act: 'read', on: 'activity', detail: 'individual' },
  summary: 'A photo of an activity (WebP), for the staff of its class',
  download: 'photo',
  reply: FileReply,
});

export const readPupilPhoto = route({
  id: 'read-pupil-photo',
  method: 'get',
  path: '/api/pupils/:pupilId/photos/:photoId',
  access: { roles: all, act: 'read', on: 'pupil', detail: 'individual' },
  summary: "A photo of a child's own evidence (WebP): the child is in it, or nobody can be recognised",
  download: 'photo',
  reply: FileReply,
});

export const setPhotoConsent = route({
  id: 'set-photo-consent',
  method: 'put',
  path: '/api/pupils/:pupilId/photo-consent',
  access: { roles: ['guardian'], act: 'write', on: 'pupil', detail: 'individual' },
  summary: 'A guardian allows photos in which the child can be recognised, or takes that back; it holds at once',
  body: z.strictObject({ clientId: ClientId, isGiven: z.boolean() }).meta({ id: 'PhotoConsent' }),
  reply: z.strictObject({ isGiven: z.boolean(), at: Time }).meta({ id: 'PhotoConsentSaid' }),
});
