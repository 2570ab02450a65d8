import { z } from 'zod';

const WECOM = 'https://qyapi.weixin.qq.com';
const DINGTALK = 'https://oapi.dingtalk.com';

const isHere = (host: string) => ['127.0.0.1', 'localhost', '[::1]'].includes(host);
/** A service's own address, by https; only one on this machine may be without, as a stand-in of a test is. */
const Api = z
  .url({ protocol: /^https?$/ })
  .refine((said) => said.startsWith('https:') || isHere(new URL(said).hostname), 'is an https address');
const word = z.string().min(1).max(512);

/** Who is told that there is something new, and by what: nothing of it is on by itself. */
export const MessengerEnv = z.object({
  /** smtps://user:password@host:465, or smtp://user:password@host:587, where TLS is begun before anything else is said. */
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .refine((said) => new URL(said).hostname !== '', 'names a host')
    .optional(),
  /** Who the e-mail is from: one address, or «name <address>». */
  SMTP_FROM: z
    .string()
    .regex(/^[^\r\n]{3,200}$/, 'is one line')
    .includes('@')
    .optional(),
  WECOM_ROBOT_KEY: word.optional(),
  WECOM_CORP_ID: word.optional(),
  WECOM_AGENT_ID: z.coerce.number().int().min(1).optional(),
  WECOM_SECRET: word.optional(),
  WECOM_API: Api.default(WECOM),
  DINGTALK_ROBOT_TOKEN: word.optional(),
  DINGTALK_ROBOT_SECRET: word.optional(),
  DINGTALK_API: Api.default(DINGTALK),
  /** The hour of Friday, in Shanghai, from which the week's messages are sent. */
  MESSAGE_HOUR: z.coerce.number().int().min(7).max(19).default(17),
});

/** What may come from a file instead, as containers have their secrets. */
export const MESSENGER_SECRETS = [
  'SMTP_URL',
  'WECOM_ROBOT_KEY',
  'WECOM_SECRET',
  'DINGTALK_ROBOT_TOKEN',
  'DINGTALK_ROBOT_SECRET',
] as const;

type Env = z.output<typeof MessengerEnv>;
export type MessengerSettings = ReturnType<typeof messengerSettings>;

/** Half of a set of settings is a mistake that is said at the start, and not on a Friday. */
export function messengerFaults(env: Env, origin: string | undefined): string[] {
  const sets = [
    ['SMTP_URL', 'SMTP_FROM'],
    ['WECOM_CORP_ID', 'WECOM_AGENT_ID', 'WECOM_SECRET'],
    ['DINGTALK_ROBOT_TOKEN', 'DINGTALK_ROBOT_SECRET'],
  ] as const;
  const halves = sets.filter((set) => set.some((name) => env[name]) && !set.every((name) => env[name]));
  const isAny = env.WECOM_ROBOT_KEY || sets.some((set) => set.every((name) => env[name]));
  return [
    ...halves.map((set) => `${set.join(' + ')}: all of them or none`),
    // A message has a link in it, and whoever reads it is at home.
    ...(isAny && origin === undefined ? ['ORIGIN: messages lead to it'] : []),
  ];
}

export function messengerSettings(env: Env) {
  const { SMTP_URL, SMTP_FROM, WECOM_API, DINGTALK_API } = env;
  const { WECOM_ROBOT_KEY: key, WECOM_CORP_ID: corpId, WECOM_AGENT_ID: agentId, WECOM_SECRET: secret } = env;
  const { DINGTALK_ROBOT_TOKEN: token, DINGTALK_ROBOT_SECRET: signedBy } = env;
  return {
    smtp: SMTP_URL && SMTP_FROM ? smtpOf(SMTP_URL, SMTP_FROM) : undefined,
    wecomApp: corpId && agentId && secret ? { api: WECOM_API, corpId, agentId, secret } : undefined,
    wecomRobot: key ? { api: WECOM_API, key } : undefined,
    dingtalkRobot: token && signedBy ? { api: DINGTALK_API, token, secret: signedBy } : undefined,
    hour: env.MESSAGE_HOUR,
  };
}

function smtpOf(said: string, from: string) {
  const { protocol, hostname, port, username, password } = new URL(said);
  const isTls = protocol === 'smtps:';
  const auth = username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : undefined;
  return { host: hostname, port: Number(port) || (isTls ? 465 : 587), isTls, isHere: isHere(hostname), auth, from };
}
