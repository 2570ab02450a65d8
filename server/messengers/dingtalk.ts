import { createHmac } from 'node:crypto';
import type { Message } from '../core/digest/message-words.ts';
import { askJson, sentBy } from './ask-json.ts';
import type { GroupMessenger } from './messenger.ts';

type Robot = { readonly api: string; readonly token: string; readonly secret: string; readonly clock: () => number };

/** 130101: more than twenty in a minute; -1: the service is busy. */
const PASSES = [130101, -1];

/** A 钉钉 group robot with a signature: HMAC-SHA256 of time and secret, by the secret, in base64. */
export const dingtalkRobot = ({ api, token, secret, clock }: Robot): GroupMessenger => ({
  group: 'dingtalk-robot',
  async post({ text }: Message) {
    const timestamp = String(clock());
    const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
    const url = new URL('/robot/send', api);
    url.search = new URLSearchParams({ access_token: token, timestamp, sign }).toString();
    return sentBy(await askJson(url, { msgtype: 'text', text: { content: text } }), PASSES);
  },
});
