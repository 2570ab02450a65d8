import { useEffect, useState } from 'react';
import { keep, kept, letGo } from '../../parts/kept.ts';
import { useMe } from '../../session.ts';

/** What is typed stays on this device until it has been sent. */
export function useKeptText(what: string) {
  const { personId } = useMe();
  const [text, setText] = useState('');
  useEffect(() => {
    void kept<string>(personId, what).then((found) => setText((now) => now || (found ?? '')));
  }, [personId, what]);
  return {
    text,
    change: (to: string) => {
      setText(to);
      void keep(personId, what, to);
    },
    clear: () => {
      setText('');
      void letGo(personId, what);
    },
  };
}
