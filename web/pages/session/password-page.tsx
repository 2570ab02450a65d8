import { useQuery } from '@tanstack/react-query';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { toast } from '../../parts/toast.tsx';
import { meQuery, queries } from '../../queries.ts';
import { homeOf, insideOnly } from '../../session.ts';
import { codeInHand, keepInHand } from './code-in-hand.ts';
import { Doorway } from './doorway.tsx';
import { PasswordForm } from './password-form.tsx';
import styles from './session.module.css';
import { settleIn } from './settle-in.ts';

/** After the single-use sign-in code, and after the school reset a password. */
export function PasswordPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const state: unknown = useLocation().state;
  const next =
    typeof state === 'object' && state && 'next' in state && typeof state.next === 'string' ? state.next : null;
  const { data: me } = useQuery(meQuery);
  if (me === null) return <Navigate to="/sign-in" replace />;

  async function goOn() {
    const known = await queries.fetchQuery({ ...meQuery, staleTime: 0 });
    keepInHand('');
    toast(t('session.passwordChanged'));
    if (!known) return navigate('/sign-in', { replace: true });
    await settleIn(known);
    return navigate(insideOnly(next) ?? homeOf(known), { replace: true });
  }

  const isForced = me?.mustChangePassword ?? true;
  return (
    <Doorway title={t('session.ownPassword')}>
      {isForced && (
        <>
          <p>{t('session.whyNow')}</p>
          <ul className={styles['reasons']}>
            <li>{t('session.reasonCode')}</li>
            <li>{t('session.reasonName')}</li>
          </ul>
        </>
      )}
      <PasswordForm
        username={me?.username ?? ''}
        currentLabel={isForced ? t('session.currentOrCode') : t('session.currentPassword')}
        inHand={codeInHand()}
        done={() => void goOn()}
      />
    </Doorway>
  );
}
