import { createTransport } from 'nodemailer';
import { type Messenger, PATIENCE, type Sent } from './messenger.ts';

type Mail = {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else it must begin before anything is said (STARTTLS). */
  readonly isTls: boolean;
  /** The machine itself: what is said to it passes no network. */
  readonly isHere: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | undefined;
  readonly from: string;
};

/** With these no message was handed over yet. A connection that closes says so by none of them, whenever it does. */
const NEVER_SENT = ['EDNS', 'EAUTH', 'ETLS', 'ENOAUTH', 'EENVELOPE'];

/** E-mail by the school's or the district's own server. */
export function smtpMessenger({ host, port, isTls, isHere, auth, from }: Mail): Messenger {
  const transport = createTransport({
    ...{ host, port, secure: isTls, requireTLS: !isTls && !isHere },
    ...(auth && { auth }),
    ...{ connectionTimeout: PATIENCE, greetingTimeout: PATIENCE, socketTimeout: PATIENCE },
    // A text is all that is sent: nothing is read from a file or an address for it.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  return {
    way: 'email',
    async send(to, { subject, text }) {
      try {
        await transport.sendMail({
          ...{ from, to, subject, text },
          // No answer to it is wanted, from no out-of-office either.
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        });
        return { is: 'sent' };
      } catch (error) {
        return failed(error);
      }
    },
    close: () => transport.close(),
  };
}

/** A server that answered no has not taken it, for good (5xx) or for now (4xx); whoever fell silent after the text may have. */
function failed(error: unknown): Sent {
  const { code, syscall, responseCode } = error as { code?: string; syscall?: string; responseCode?: number };
  const why = `smtp ${responseCode ?? code ?? 'fault'}`;
  if (responseCode !== undefined && responseCode >= 400) return { is: 'refused', why, mayRetry: responseCode < 500 };
  if (syscall === 'connect' || NEVER_SENT.includes(code ?? '')) return { is: 'refused', why, mayRetry: true };
  return { is: 'unknown', why };
}
