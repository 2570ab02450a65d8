import { z } from 'zod';
import { PATIENCE, type Sent } from './messenger.ts';

/** What a service of messages answers is some words: more is not read. */
const LONGEST_REPLY = 16_384;
const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH', 'ENETUNREACH'];

/** Both services say so whether they took it. */
const Answer = z.object({ errcode: z.int(), errmsg: z.string().max(LONGEST_REPLY).optional() });

export type Answered = { readonly answer: unknown } | { readonly not: Extract<Sent, { readonly why: string }> };

/**
 * Asks one of them: no redirect is followed, since the address holds a secret; the answer is bounded in time and bytes; and what went wrong is
 * told apart by whether the message can have been taken.
 */
export async function askJson(url: URL, body?: object): Promise<Answered> {
  let status: number;
  let text: string;
  try {
    const response = await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
      ...(body && {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(body),
      }),
    });
    status = response.status;
    text = await boundedText(response);
  } catch (error) {
    const code = codeOf(error);
    const why = `no answer (${code})`;
    return { not: NEVER_SENT.includes(code) ? { is: 'refused', why, mayRetry: true } : { is: 'unknown', why } };
  }
  if (status >= 500) return { not: { is: 'unknown', why: `answered ${status}` } };
  if (status !== 200) return { not: { is: 'refused', why: `answered ${status}`, mayRetry: status === 429 } };
  try {
    return { answer: JSON.parse(text) as unknown };
  } catch {
    return { not: { is: 'unknown', why: 'answered no JSON' } };
  }
}

/** What an answer that was read means; `again` are the errors of which the service says that they pass. */
export function sentBy(answered: Answered, again: readonly number[]): Sent {
  if ('not' in answered) return answered.not;
  const read = Answer.safeParse(answered.answer);
  if (!read.success) return { is: 'unknown', why: 'answered without an errcode' };
  const { errcode } = read.data;
  // The words beside it may repeat what was sent, so only the number is told.
  if (errcode === 0) return { is: 'sent' };
  return { is: 'refused', why: `errcode ${errcode}`, mayRetry: again.includes(errcode) };
}

async function boundedText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new TextDecoder().decode(Buffer.concat(parts));
    bytes += value.length;
    if (bytes > LONGEST_REPLY) {
      await reader.cancel();
      throw Object.assign(new Error('the answer is too long'), { code: 'TOO_LONG' });
    }
    parts.push(value);
  }
}

/** A word for what happened, and never the address that was asked. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  const own = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return own ?? (error.cause === undefined ? error.name : codeOf(error.cause));
}
