import { type AddressInfo, createServer as createSocketServer, type Server, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { smtpMessenger } from './smtp.ts';

const MESSAGE = { subject: '出彩有新内容', text: '出彩有新内容，请登录查看：https://chucai.example.edu/week' };

async function listening(server: Server) {
  server.listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  onTestFinished(() => new Promise<void>((closed) => void server.close(() => closed())));
  return (server.address() as AddressInfo).port;
}

/** A mail server that answers each line by its first word, and keeps what was said. */
async function mailServer(answers: Readonly<Record<string, string>> = {}) {
  const said: string[] = [];
  const usual: Record<string, string> = {
    EHLO: '250 here',
    MAIL: '250 ok',
    RCPT: '250 ok',
    DATA: '354 go on',
    '.': '250 taken',
    QUIT: '221 bye',
  };
  const server = createSocketServer((socket: Socket) => {
    socket.write('220 here\r\n');
    let rest = '';
    socket.on('error', () => undefined);
    socket.setEncoding('utf8').on('data', (part: string) => {
      const lines = (rest + part).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        said.push(line);
        const [word = ''] = line.split(' ');
        const answer = { ...usual, ...answers }[word];
        if (answer === 'silence') socket.destroy();
        else if (answer) socket.write(`${answer}\r\n`);
      }
    });
  });
  const port = await listening(server);
  const messenger = smtpMessenger({
    host: '127.0.0.1',
    port,
    isTls: false,
    isHere: true,
    auth: undefined,
    from: '出彩 <chucai@example.edu>',
  });
  onTestFinished(() => messenger.close());
  return { messenger, said };
}

test('an e-mail is a text from the service to one address, and wants no answer', async () => {
  const { messenger, said } = await mailServer();
  expect(await messenger.send('family@example.org', MESSAGE)).toEqual({ is: 'sent' });
  expect(said.filter((line) => /^(MAIL|RCPT)/.test(line))).toEqual([
    'MAIL FROM:<chucai@example.edu>',
    'RCPT TO:<family@example.org>',
  ]);
  const text = said.join('\n');
  expect(text).toMatch(/^To: family@example.org$/m);
  expect(text).toMatch(/^Auto-Submitted: auto-generated$/m);
  // Quoted-printable: a line that goes on ends in =.
  const body = said
    .slice(said.indexOf('') + 1, said.indexOf('.'))
    .join('\n')
    .replaceAll('=\n', '');
  expect(decodeURIComponent(body.replaceAll('=', '%'))).toBe(MESSAGE.text);
});

test('a mail server that says no has not taken it; one that falls silent after the text may have', async () => {
  const by = async (answers: Record<string, string>) =>
    await (await mailServer(answers)).messenger.send('family@example.org', MESSAGE);
  expect(await by({ RCPT: '550 family@example.org is nobody' })).toEqual({
    is: 'refused',
    why: 'smtp 550',
    mayRetry: false,
  });
  expect(await by({ RCPT: '451 later' })).toEqual({ is: 'refused', why: 'smtp 451', mayRetry: true });
  expect(await by({ '.': '452 full' })).toEqual({ is: 'refused', why: 'smtp 452', mayRetry: true });
  expect((await by({ '.': 'silence' })).is).toBe('unknown');
});

test('where no mail server listens it is tried again', async () => {
  const gone = createSocketServer();
  const port = await listening(gone);
  await new Promise((closed) => gone.close(closed));
  const messenger = smtpMessenger({
    ...{ host: '127.0.0.1', port, isTls: false, isHere: true, auth: undefined, from: 'chucai@example.edu' },
  });
  onTestFinished(() => messenger.close());
  expect(await messenger.send('family@example.org', MESSAGE)).toMatchObject({ is: 'refused', mayRetry: true });
});

test('to a server elsewhere nothing is said before TLS', async () => {
  const heard: string[] = [];
  const plain = createSocketServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('220 here\r\n');
    socket.setEncoding('utf8').on('data', (line: string) => {
      heard.push(line.trim());
      socket.write('250 here\r\n');
    });
  });
  const port = await listening(plain);
  const messenger = smtpMessenger({
    host: '127.0.0.1',
    port,
    isTls: false,
    isHere: false,
    auth: { user: 'u', pass: 'p' },
    from: 'a@example.edu',
  });
  onTestFinished(() => messenger.close());
  expect((await messenger.send('family@example.org', MESSAGE)).is).not.toBe('sent');
  expect(heard.filter((line) => /AUTH|MAIL|RCPT|family/.test(line))).toEqual([]);
});
