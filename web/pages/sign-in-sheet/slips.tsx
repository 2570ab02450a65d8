import { QrCode } from './qr-code.tsx';
import styles from './sign-in-sheet.module.css';
import { HOW, SLIP } from './slip-words.ts';

/** Whose codes they are. */
export type Kind = 'guardian' | 'pupil' | 'staff';

export type Slip = {
  readonly personId: string;
  /** The large line: the child, or the teacher. */
  readonly about: string;
  readonly name: string;
  readonly username: string;
  readonly code: string;
  readonly until: string;
};

/** What the phone opens: behind the # it reaches no server and no log. */
export function addressOf({ username, code }: Pick<Slip, 'username' | 'code'>): string {
  return `${window.location.origin}/sign-in#${new URLSearchParams({ u: username, c: code })}`;
}

/** As it is cut: two columns of A4, and a line to cut along. */
export function Slips({ slips, place, kind }: { slips: readonly Slip[]; place: string; kind: Kind }) {
  return (
    <ul className={styles['slips']}>
      {slips.map((slip) => (
        <li key={slip.personId} className={styles['slip']}>
          <p className={styles['slip-place']}>{place}</p>
          <p className={styles['slip-about']}>{slip.about}</p>
          <div className={styles['slip-facts']}>
            <dl>
              {kind === 'guardian' && (
                <>
                  <dt>{SLIP.guardian}</dt>
                  <dd>{slip.name}</dd>
                </>
              )}
              <dt>{SLIP.username}</dt>
              <dd className={styles['slip-typed']}>{slip.username}</dd>
              <dt>{SLIP.code}</dt>
              <dd className={styles['slip-code']}>{slip.code}</dd>
            </dl>
            <QrCode text={addressOf(slip)} label={`QR ${slip.username}`} />
          </div>
          <p className={styles['slip-how']}>{HOW.zh({ day: slip.until, address: window.location.host })}</p>
          <p className={styles['slip-how']} lang="en">
            {HOW.en({ day: slip.until, address: window.location.host })}
          </p>
        </li>
      ))}
    </ul>
  );
}
