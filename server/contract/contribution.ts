import { z } from 'zod';
import { FAMILY } from '../core/account/family.ts';
import { PLEDGES } from '../core/contribution/pledge.ts';
import { CONTRIBUTION_STATES, RETURN_REASONS } from '../core/contribution/steps.ts';
import { MOST_ADDED_PHOTOS } from '../core/photo-limits.ts';
import { route } from './route.ts';
import { WitnessLink } from './witness.ts';
import { Bilingual, ClassName, ClientId, Day, Dimension, Term, Time, text } from './words.ts';

/** How much a family may add: still open of one child, sent in one day by one person, and how often one is sent again. */
export const MOST_CONTRIBUTIONS = { open: 10, aDay: 10, versions: 40 } as const;

/**
 * Why what a family adds is refused; pages have words for each. Of the day: the child was not yet, or no longer, the asker's, was in no
 * class, or nobody is left who had the class on it. Of numbers: too many are open, were sent today, or one was sent too often. Of photos:
 * none is the proof and nothing says why, one is no longer there, or too many were sent today.
 */
export const CONTRIBUTION_FAULTS = [
  'contribution.not-your-child',
  'contribution.no-class',
  'contribution.nobody',
  'contribution.indicator',
  'contribution.own-level',
  'contribution.open',
  'contribution.a-day',
  'contribution.versions',
  'contribution.same-child',
  'contribution.proof',
  'contribution.photo-gone',
  'contribution.photos-a-day',
] as const;
export type ContributionFault = (typeof CONTRIBUTION_FAULTS)[number];

export const ReturnReason = z.enum(RETURN_REASONS);

const photoId = z.string().min(1).max(64);

/** What a family says of it. */
export const ContributionSaid = z.strictObject({
  title: text(80),
  happenedOn: Day,
  hours: z.number().positive().max(24).multipleOf(0.25).nullable(),
  organiser: text(80).nullable(),
  reflection: text(1000).nullable(),
  /** One that the child's school offers on that day; null leaves it to the teacher. */
  indicatorId: z.string().min(1).max(64).nullable(),
  /** The level the sender gives it, where that indicator has a share for the child itself or for its family. */
  ownLevel: z.string().min(1).max(16).nullable().default(null),
  /** Those that were sent for it (add-contribution-photo), or are its already; one that is left out is taken away. */
  photos: z
    .array(z.strictObject({ photoId, isProof: z.boolean() }))
    .max(MOST_ADDED_PHOTOS)
    .refine((photos) => new Set(photos.map((one) => one.photoId)).size === photos.length, 'each photo once'),
  /**
   * Null where a school organised it. What the child joined by itself comes with the pledge, by the name of the words that were agreed to,
   * and with a photo as proof or the reason why there is none.
   */
  selfJoined: z.strictObject({ pledge: z.enum(PLEDGES), noProof: text(200).nullable() }).nullable(),
});

/** A photo as whoever may see it is told of it. */
export const AddedPhoto = z.strictObject({
  photoId: z.string(),
  width: z.int(),
  height: z.int(),
  isProof: z.boolean(),
});

/** What was said of what the child joined by itself, and when the pledge was given; who gave it is who sent it. */
export const SelfJoined = z.strictObject({
  pledge: z.enum(PLEDGES),
  pledgedAt: Time,
  hasProof: z.boolean(),
  noProof: z.string().nullable(),
});

/** What a teacher said when it was given back. */
export const Returned = z.strictObject({
  at: Time,
  by: z.string(),
  reason: ReturnReason,
  words: z.string().nullable(),
});

export const listContributions = route({
  id: 'list-contributions',
  method: 'get',
  path: '/api/pupils/:pupilId/contributions',
  access: { roles: FAMILY, act: 'read', on: 'pupil', detail: 'individual' },
  summary: 'What the family and the child itself have added and what became of it, the latest first (the last 200)',
  reply: z
    .strictObject({
      pupil: z.strictObject({ pupilId: z.string(), name: z.string() }),
      today: Day,
      /** To whom it can be given when it was filed for the wrong child. */
      siblings: z.array(z.strictObject({ pupilId: z.string(), name: z.string() })),
      contributions: z.array(
        z.strictObject({
          contributionId: z.string(),
          version: z.int(),
          ...ContributionSaid.shape,
          title: z.string(),
          organiser: z.string().nullable(),
          reflection: z.string().nullable(),
          /** Until it is approved; then they are the record's. */
          photos: z.array(AddedPhoto),
          /** Null where a school organised it, and where nobody was asked. */
          selfJoined: SelfJoined.nullable(),
          indicatorTitle: Bilingual.nullable(),
          ownLevel: z.string().nullable(),
          /** What that level is called. */
          ownLevelLabel: Bilingual.nullable(),
          state: z.enum(CONTRIBUTION_STATES),
          /** When it was sent first, and last. */
          proposedAt: Time,
          sentAt: Time,
          /** Whether I sent it: only who sent it changes it or gives it to another child. */
          isMine: z.boolean(),
          /** Whether the child sent it, and no guardian. */
          isByPupil: z.boolean(),
          returned: Returned.nullable(),
          /** Who will look at it; null once it is decided, or where nobody can any more. */
          reviewer: z.string().nullable(),
          approved: z.strictObject({ at: Time, by: z.string() }).nullable(),
          /** Those outside who were asked whether it is so, by the links to them. */
          witnesses: z.array(WitnessLink),
          /** How the record stands that it became: as approved, changed since, kept from the family, or withdrawn and why. */
          record: z
            .strictObject({
              state: z.enum(['stands', 'amended', 'not-shown', 'withdrawn']),
              at: Time.nullable(),
              reason: z.string().nullable(),
            })
            .nullable(),
        }),
      ),
    })
    .meta({ id: 'Contributions' }),
});

export const readContributionDay = route({
  id: 'read-contribution-day',
  method: 'get',
  path: '/api/pupils/:pupilId/contribution-days/:day',
  access: { roles: FAMILY, act: 'read', on: 'pupil', detail: 'individual' },
  summary: "What a family may add to for a day: the indicators that the child's school offers, and who will look at it",
  reply: z
    .strictObject({
      on: Day,
      class: ClassName,
      schoolName: Bilingual,
      term: Term,
      reviewer: z.string(),
      dimensions: z.array(
        z.strictObject({
          dimension: Dimension,
          indicators: z.array(
            z.strictObject({
              indicatorId: z.string(),
              title: Bilingual,
              /** The levels that the asker may give it, the best first, with what each looks like in that grade; empty where only staff rate. */
              ownLevels: z.array(
                z.strictObject({ level: z.string(), label: Bilingual, looksLike: Bilingual.nullable() }),
              ),
            }),
          ),
        }),
      ),
    })
    .meta({ id: 'ContributionDay' }),
});

const Sent = z
  .strictObject({ contributionId: z.string(), version: z.int(), state: z.enum(CONTRIBUTION_STATES) })
  .meta({ id: 'ContributionSent' });
/** The version that was on the screen; if somebody changed or decided it meanwhile the answer is 409 stale. */
const version = z.int().min(1);

export const addContribution = route({
  id: 'add-contribution',
  method: 'post',
  path: '/api/pupils/:pupilId/contributions',
  access: { roles: FAMILY, act: 'write', on: 'pupil', detail: 'individual' },
  summary:
    "A guardian, or the child, adds what the child did outside; it counts for nothing until a teacher of the child's class approves it",
  body: z.strictObject({ clientId: ClientId, ...ContributionSaid.shape }).meta({ id: 'NewContribution' }),
  reply: Sent,
});

export const changeContribution = route({
  id: 'change-contribution',
  method: 'put',
  path: '/api/pupils/:pupilId/contributions/:contributionId',
  access: { roles: FAMILY, act: 'write', on: 'pupil', detail: 'individual' },
  summary: 'Who sent it changes it and sends it again, while it waits or after it was given back; what it said is kept',
  body: z.strictObject({ clientId: ClientId, version, ...ContributionSaid.shape }).meta({ id: 'ContributionChange' }),
  reply: Sent,
});

export const moveContribution = route({
  id: 'move-contribution',
  method: 'post',
  path: '/api/pupils/:pupilId/contributions/:contributionId/move',
  access: { roles: ['guardian'], act: 'write', on: 'pupil', detail: 'individual' },
  summary: 'Who sent it for the wrong one of two own children gives it to the other, while it is not approved',
  body: z
    .strictObject({ clientId: ClientId, version, toPupilId: z.string().min(1).max(64) })
    .meta({ id: 'ContributionMove' }),
  reply: Sent,
});

export const withdrawContribution = route({
  id: 'withdraw-contribution',
  method: 'post',
  path: '/api/pupils/:pupilId/contributions/:contributionId/withdrawal',
  access: { roles: FAMILY, act: 'write', on: 'pupil', detail: 'individual' },
  summary: 'A guardian of the child takes it back, while it is not approved; a pupil only what it sent itself',
  body: z.strictObject({ clientId: ClientId, version }).meta({ id: 'ContributionWithdrawal' }),
  reply: Sent,
});
