import { z } from 'zod';
import type { Message } from '../core/digest/message-words.ts';
import { askJson, sentBy } from './ask-json.ts';
import type { GroupMessenger, Messenger, Sent } from './messenger.ts';

/** 45009: more than the service takes in a while; -1: it is busy. */
const PASSES = [45009, -1];
/** A token that is over, or was taken back: another is asked for, once. */
const STALE = [40014, 42001];

/** A 企业微信 group robot. */
export const wecomRobot = ({ api, key }: { readonly api: string; readonly key: string }): GroupMessenger => ({
  group: 'wecom-robot',
  async post({ text }: Message) {
    const url = new URL('/cgi-bin/webhook/send', api);
    url.search = new URLSearchParams({ key }).toString();
    return sentBy(await askJson(url, { msgtype: 'text', text: { content: text } }), PASSES);
  },
});

type App = {
  readonly api: string;
  readonly corpId: string;
  readonly agentId: number;
  readonly secret: string;
  readonly clock: () => number;
};
const Token = z.object({ access_token: z.string().min(1).max(2048), expires_in: z.int().min(1) });
/** Whom it was not sent to, by their ids with | between. */
const Left = z.object({ errcode: z.int(), invaliduser: z.string().optional() });

/** Messages of an app of 企业微信 to one member. Its token is kept until shortly before it ends: the service counts how often it is asked for. */
export function wecomApp({ api, corpId, agentId, secret, clock }: App): Messenger {
  let kept: { readonly token: string; readonly until: number } | undefined;

  async function token(): Promise<string | Extract<Sent, { readonly why: string }>> {
    if (kept && clock() < kept.until) return kept.token;
    const url = new URL('/cgi-bin/gettoken', api);
    url.search = new URLSearchParams({ corpid: corpId, corpsecret: secret }).toString();
    const answered = await askJson(url);
    // Nothing was sent yet, whatever went wrong.
    const not = sentBy(answered, PASSES);
    if (not.is !== 'sent')
      return { is: 'refused', why: `no token: ${not.why}`, mayRetry: not.is === 'unknown' || not.mayRetry };
    const read = Token.safeParse('answer' in answered ? answered.answer : undefined);
    if (!read.success) return { is: 'refused', why: 'no token in the answer', mayRetry: false };
    kept = { token: read.data.access_token, until: clock() + (read.data.expires_in - 60) * 1000 };
    return kept.token;
  }

  async function sendWith(accessToken: string, to: string, text: string) {
    const url = new URL('/cgi-bin/message/send', api);
    url.search = new URLSearchParams({ access_token: accessToken }).toString();
    return await askJson(url, { touser: to, msgtype: 'text', agentid: agentId, text: { content: text } });
  }

  return {
    way: 'wecom',
    async send(to, { text }) {
      for (const isAgain of [false, true]) {
        const held = await token();
        if (typeof held !== 'string') return held;
        const answered = await sendWith(held, to, text);
        const read = Left.safeParse('answer' in answered ? answered.answer : undefined);
        if (read.success && STALE.includes(read.data.errcode) && !isAgain) {
          kept = undefined;
          continue;
        }
        if (read.success && read.data.errcode === 0 && read.data.invaliduser)
          return { is: 'refused', why: 'nobody of that id', mayRetry: false };
        return sentBy(answered, PASSES);
      }
      return { is: 'refused', why: 'the token is not taken', mayRetry: false };
    },
    close: () => undefined,
  };
}
