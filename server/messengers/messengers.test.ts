import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { dingtalkRobot } from './dingtalk.ts';
import { wecomApp, wecomRobot } from './wecom.ts';

const MESSAGE = { subject: '出彩有新内容', text: '出彩有新内容，请登录查看：https://chucai.example.edu/week' };
const NOW = 1_794_560_400_000;
const clock = () => NOW;

type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: object;
  readonly type: string;
  readonly body: unknown;
};
type Answer =
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body: string }
  | 'hang up';

async function listening(server: Server | ReturnType<typeof createSocketServer>) {
  server.listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  onTestFinished(() => new Promise<void>((closed) => void server.close(() => closed())));
  return (server.address() as AddressInfo).port;
}

/** Stands in for one of the services: keeps what it was asked and answers as `answer` says. */
async function standIn(answer: (asked: Asked, nth: number) => object | Answer) {
  const asked: Asked[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const one = await readAsked(request);
    asked.push(one);
    const said = answer(one, asked.length);
    if (said === 'hang up') return void request.socket.destroy();
    const { status = 200, headers = {}, body = JSON.stringify(said) } = said as Exclude<Answer, 'hang up'>;
    response.writeHead(status, headers).end(body);
  };
  const server = createServer((request, response) => void serve(request, response));
  return { api: `http://127.0.0.1:${await listening(server)}`, asked };
}

async function readAsked(request: IncomingMessage): Promise<Asked> {
  let body = '';
  for await (const part of request.setEncoding('utf8')) body += part;
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://stand-in');
  const type = request.headers['content-type'] ?? '';
  return {
    ...{ method: request.method ?? '', path: pathname, query: Object.fromEntries(searchParams), type },
    body: body === '' ? null : JSON.parse(body),
  };
}

const TEXT = { msgtype: 'text', text: { content: MESSAGE.text } };
const JSON_TYPE = 'application/json; charset=utf-8';

test('a 企业微信 robot is asked as its documentation says', async () => {
  const { api, asked } = await standIn(() => ({ errcode: 0, errmsg: 'ok' }));
  expect(await wecomRobot({ api, key: 'k+/=' }).post(MESSAGE)).toEqual({ is: 'sent' });
  expect(asked).toEqual([
    { method: 'POST', path: '/cgi-bin/webhook/send', query: { key: 'k+/=' }, type: JSON_TYPE, body: TEXT },
  ]);
});

test('a 钉钉 robot is asked with its signature', async () => {
  const { api, asked } = await standIn(() => ({ errcode: 0, errmsg: 'ok' }));
  const secret = 'SECabc';
  expect(await dingtalkRobot({ api, token: 'token', secret, clock }).post(MESSAGE)).toEqual({ is: 'sent' });
  const sign = createHmac('sha256', secret).update(`${NOW}\n${secret}`).digest('base64');
  expect(asked).toEqual([
    {
      ...{ method: 'POST', path: '/robot/send', type: JSON_TYPE, body: TEXT },
      query: { access_token: 'token', timestamp: String(NOW), sign },
    },
  ]);
});

test('an app of 企业微信 asks for a token once, sends to one member, and asks anew for a token that is over', async () => {
  let tokens = 0;
  const { api, asked } = await standIn(({ path, query }) => {
    if (path === '/cgi-bin/gettoken')
      return { errcode: 0, errmsg: 'ok', access_token: `t${++tokens}`, expires_in: 7200 };
    const isOver = asked.length === 4 && 'access_token' in query && query.access_token === 't1';
    return isOver ? { errcode: 42001, errmsg: 'access_token expired' } : { errcode: 0, errmsg: 'ok', msgid: 'm' };
  });
  const app = wecomApp({ api, corpId: 'corp', agentId: 1000002, secret: 'app-secret', clock });
  expect(await app.send('zhang.san', MESSAGE)).toEqual({ is: 'sent' });
  expect(asked).toEqual([
    {
      method: 'GET',
      path: '/cgi-bin/gettoken',
      query: { corpid: 'corp', corpsecret: 'app-secret' },
      type: '',
      body: null,
    },
    {
      ...{ method: 'POST', path: '/cgi-bin/message/send', query: { access_token: 't1' }, type: JSON_TYPE },
      body: { touser: 'zhang.san', agentid: 1000002, ...TEXT },
    },
  ]);
  expect(await app.send('li.si', MESSAGE)).toEqual({ is: 'sent' });
  expect(tokens).toBe(1);
  expect(await app.send('li.si', MESSAGE)).toEqual({ is: 'sent' });
  expect([tokens, asked.length]).toEqual([2, 6]);
});

test('a member that is not there, and a token that is not given, are refusals', async () => {
  const stranger = await standIn(({ path }) =>
    path === '/cgi-bin/gettoken'
      ? { errcode: 0, access_token: 't', expires_in: 7200 }
      : { errcode: 0, errmsg: 'ok', invaliduser: 'nobody' },
  );
  const known = { corpId: 'corp', agentId: 1, secret: 's', clock };
  expect(await wecomApp({ api: stranger.api, ...known }).send('nobody', MESSAGE)).toMatchObject({
    is: 'refused',
    mayRetry: false,
  });
  const closed = await standIn(() => ({ errcode: 40001, errmsg: 'invalid credential s' }));
  const refused = await wecomApp({ api: closed.api, ...known }).send('li.si', MESSAGE);
  expect(refused).toEqual({ is: 'refused', why: 'no token: errcode 40001', mayRetry: false });
  expect(closed.asked).toHaveLength(1);
});

test('what is answered tells whether it was taken, is told without words of theirs, and may come again only where it was not', async () => {
  const robot = async (answer: object | Answer) => {
    const { api, asked } = await standIn(() => answer);
    return { sent: await wecomRobot({ api, key: 'secret-key' }).post(MESSAGE), asked };
  };
  expect((await robot({ errcode: 45009, errmsg: 'api freq out of limit' })).sent).toEqual({
    is: 'refused',
    why: 'errcode 45009',
    mayRetry: true,
  });
  expect((await robot({ errcode: 93000, errmsg: 'invalid webhook url secret-key' })).sent).toEqual({
    is: 'refused',
    why: 'errcode 93000',
    mayRetry: false,
  });
  expect((await robot({ status: 404, body: '' })).sent).toMatchObject({ is: 'refused', mayRetry: false });
  for (const answer of [
    'hang up',
    { status: 502, body: '' },
    { body: '<html>' },
    { body: '{}' },
    { body: ' '.repeat(20_000) },
  ] as const)
    expect((await robot(answer)).sent.is, JSON.stringify(answer).slice(0, 40)).toBe('unknown');
  // No redirect is followed: the address is the secret.
  const elsewhere = await standIn(() => ({ errcode: 0 }));
  const moved = await robot({ status: 302, headers: { location: `${elsewhere.api}/` }, body: '' });
  expect([moved.sent.is, elsewhere.asked.length]).toEqual(['unknown', 0]);
  // Nobody listens there.
  const gone = createSocketServer();
  const port = await listening(gone);
  await new Promise((closed) => gone.close(closed));
  const nobody = await wecomRobot({ api: `http://127.0.0.1:${port}`, key: 'secret-key' }).post(MESSAGE);
  expect(nobody).toEqual({ is: 'refused', why: 'no answer (ECONNREFUSED)', mayRetry: true });
});
