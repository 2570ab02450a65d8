import { z } from 'zod';
import { FAMILY } from '../core/account/family.ts';
import { ANSWERED_KINDS } from '../core/comment/catches.ts';
import { LONGEST, MOST } from '../core/comment/limits.ts';
import { route } from './route.ts';
import { Apart, Bilingual, ClassName, ClientId, Day, Term, TermCode, Time, text, Why } from './words.ts';

/** Why a comment is refused; pages have words for each. */
export const COMMENT_FAULTS = [
  'comment.term',
  'comment.citation',
  'comment.released',
  'comment.nothing-written',
  'comment.unanswered',
] as const;
export type CommentFault = (typeof COMMENT_FAULTS)[number];

/** A record of the child at a place in the text. */
const cited = { at: z.int().min(1).max(LONGEST), markId: z.string().min(1).max(64) };
const Kept = z
  .strictObject({ kind: z.enum(ANSWERED_KINDS), said: text(LONGEST), sentence: text(LONGEST) })
  .meta({ id: 'CommentKept' });

/** 'gone': withdrawn meanwhile; 'not-yours': it stands, and was recorded when the reader did not have the class. */
const Cited = z
  .strictObject({
    ...cited,
    state: z.enum(['stands', 'gone', 'not-yours']),
    title: z.string().nullable(),
    happenedOn: Day.nullable(),
  })
  .meta({ id: 'CommentCited' });

const OwnComment = z
  .strictObject({
    commentId: z.string(),
    version: z.int(),
    text: z.string(),
    citations: z.array(Cited),
    kept: z.array(Kept),
    /** Whose words these are, and who began: another homeroom teacher may have. */
    author: z.string(),
    begunBy: z.string(),
    enteredAt: Time,
    /** Null while no family reads it. */
    released: z.strictObject({ at: Time, by: z.string() }).nullable(),
  })
  .meta({ id: 'OwnComment' });

const ofTerm = { clientId: ClientId, term: TermCode };
/** The version that was on the screen, 0 where there was none; if somebody wrote meanwhile the answer is 409 stale. */
const version = z.int().min(0);
const Said = z.strictObject({ commentId: z.string(), version: z.int() }).meta({ id: 'CommentSaid' });

export const listComments = route({
  id: 'list-comments',
  method: 'get',
  path: '/api/classes/:classId/comments',
  access: { roles: ['homeroom'], act: 'read', on: 'class', detail: 'individual' },
  sees: 'record',
  summary: "A class's comments of one term, written and still to be written, for its homeroom teacher of today",
  query: z.strictObject({ term: TermCode.optional() }),
  reply: z
    .strictObject({
      class: ClassName,
      schoolName: Bilingual,
      term: Term,
      terms: z.array(Term),
      asOf: Time,
      why: Why,
      pupils: z.array(
        z.strictObject({ pupilId: z.string(), name: z.string(), apart: Apart, comment: OwnComment.nullable() }),
      ),
      /** Who was in the class in the term and is there no more: their names do not belong into a comment either. */
      formerNames: z.array(z.string()),
    })
    .meta({ id: 'ClassComments' }),
});

export const writeComment = route({
  id: 'write-comment',
  method: 'put',
  path: '/api/classes/:classId/comments/:pupilId',
  access: { roles: ['homeroom'], act: 'write', on: 'class', detail: 'individual' },
  summary: 'Write a comment about a child for a term, or go on with it; it stays a draft until it is released',
  body: z
    .strictObject({
      ...ofTerm,
      version,
      text: text(LONGEST),
      citations: z.array(z.strictObject(cited)).max(MOST),
      kept: z.array(Kept).max(MOST),
    })
    .meta({ id: 'CommentWritten' }),
  reply: Said,
});

export const releaseComments = route({
  id: 'release-comments',
  method: 'post',
  path: '/api/classes/:classId/comment-releases',
  access: { roles: ['homeroom'], act: 'write', on: 'class', detail: 'individual' },
  summary: 'Let the families read comments: one, or all that are written; all of them or none',
  body: z
    .strictObject({
      ...ofTerm,
      comments: z
        .array(z.strictObject({ pupilId: z.string().min(1).max(64), version }))
        .min(1)
        .max(100),
    })
    .meta({ id: 'CommentRelease' }),
  reply: z.strictObject({ released: z.int() }).meta({ id: 'CommentsReleased' }),
});

export const takeBackComment = route({
  id: 'take-back-comment',
  method: 'post',
  path: '/api/classes/:classId/comments/:pupilId/taking-back',
  access: { roles: ['homeroom'], act: 'write', on: 'class', detail: 'individual' },
  summary: 'Take a released comment back: it is a draft again, and the family reads it no more',
  body: z.strictObject({ ...ofTerm, version }).meta({ id: 'CommentTakenBack' }),
  reply: Said,
});

export const readReleasedComments = route({
  id: 'read-released-comments',
  method: 'get',
  path: '/api/pupils/:pupilId/comments',
  access: { roles: FAMILY, act: 'read', on: 'pupil', detail: 'individual' },
  summary: "A child's released comments, the latest term first, each with its author, its day and the records it cites",
  reply: z
    .strictObject({
      comments: z.array(
        z.strictObject({
          commentId: z.string(),
          term: TermCode,
          class: ClassName,
          schoolName: Bilingual,
          text: z.string(),
          author: z.string(),
          releasedOn: Day,
          cites: z.array(z.strictObject({ markId: z.string(), title: z.string(), happenedOn: Day })),
        }),
      ),
    })
    .meta({ id: 'ReleasedComments' }),
});

export const commentRoutes = [
  listComments,
  writeComment,
  releaseComments,
  takeBackComment,
  readReleasedComments,
] as const;
