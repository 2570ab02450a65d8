import { expect, test } from 'vitest';
import { MessengerEnv, messengerFaults, messengerSettings } from './config-messengers.ts';

const ORIGIN = 'https://chucai.example.edu';
const read = (env: Record<string, string>) => MessengerEnv.parse(env);
const faults = (env: Record<string, string>, origin: string | undefined = ORIGIN) => messengerFaults(read(env), origin);

test('nothing is set up by itself', () => {
  const none = read({});
  expect(messengerFaults(none, undefined)).toEqual([]);
  const { hour, ...rest } = messengerSettings(none);
  expect([hour, ...Object.values(rest)]).toEqual([17, undefined, undefined, undefined, undefined]);
});

test('a mail server is read from its address, with TLS from the first byte or before anything is said', () => {
  const smtp = (url: string) => messengerSettings(read({ SMTP_URL: url, SMTP_FROM: 'chucai@example.edu' })).smtp;
  expect(smtp('smtps://us%40er:p%3Ass@mail.example.edu')).toMatchObject({
    ...{ host: 'mail.example.edu', port: 465, isTls: true, isHere: false },
    auth: { user: 'us@er', pass: 'p:ss' },
  });
  expect(smtp('smtp://mail.example.edu')).toMatchObject({ port: 587, isTls: false, isHere: false, auth: undefined });
  expect(smtp('smtp://127.0.0.1:2525')).toMatchObject({ port: 2525, isHere: true });
});

test('half of a set of settings, and messages without an address to lead to, are refused by name', () => {
  expect(faults({ SMTP_URL: 'smtps://mail.example.edu' })).toEqual(['SMTP_URL + SMTP_FROM: all of them or none']);
  expect(faults({ WECOM_CORP_ID: 'corp', WECOM_SECRET: 's' })).toHaveLength(1);
  expect(faults({ DINGTALK_ROBOT_TOKEN: 't' })).toHaveLength(1);
  expect(messengerFaults(read({ WECOM_ROBOT_KEY: 'k' }), undefined)).toEqual(['ORIGIN: messages lead to it']);
  expect(faults({ WECOM_ROBOT_KEY: 'k' })).toEqual([]);
});

test('nothing is asked without https but on this machine, and a sender is one line', () => {
  const isRead = (env: Record<string, string>) => MessengerEnv.safeParse(env).success;
  expect(isRead({ WECOM_API: 'http://qyapi.weixin.qq.com' })).toBe(false);
  expect(isRead({ DINGTALK_API: 'http://127.0.0.1.example.org' })).toBe(false);
  expect(isRead({ DINGTALK_API: 'http://127.0.0.1:9999' })).toBe(true);
  expect(isRead({ SMTP_URL: 'https://mail.example.edu' })).toBe(false);
  expect(isRead({ SMTP_FROM: 'a@example.edu\nBcc: b@example.edu' })).toBe(false);
  expect([isRead({ MESSAGE_HOUR: '3' }), isRead({ MESSAGE_HOUR: '18' })]).toEqual([false, true]);
});
