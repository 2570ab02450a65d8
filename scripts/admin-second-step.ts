import type { Store } from '../db/engine.ts';
import { OperatorError } from '../db/operator-error.ts';
import { takeOffSecondStep } from '../db/second-steps.ts';
import { newId } from '../server/new-id.ts';
import { selectDistrictId, setSecondStepRequired } from '../server/operator/district.ts';
import { insertAudit, selectPersonCalled } from '../server/operator/people.ts';
import { tell } from './terminal.ts';

type Words = {
  readonly need: (name: string) => string;
  readonly said: (name: string) => string | undefined;
  readonly now: number;
};

/** What is said of second steps at the terminal. */
export const secondStepCommands = ({ need, said, now }: Words) => ({
  'second-step': (store: Store) =>
    requireSecondStep(store, { required: need('required'), district: said('district'), now }),
  'lost-phone': (store: Store) => lostPhone(store, { username: need('username'), now }),
});

/** Here and on no page: whoever locks a district's principals out can let them in again from here. */
async function requireSecondStep(
  store: Store,
  { required, district, now }: { required: string; district: string | undefined; now: number },
) {
  if (required !== 'yes' && required !== 'no')
    throw new OperatorError('--required 写 yes 或 no', '--required is yes or no');
  const isRequired = required === 'yes';
  await store.write(async (tx) => {
    const districtId = await selectDistrictId(tx, district);
    await setSecondStepRequired(tx, districtId, isRequired);
    await insertAudit(tx, { id: newId(), at: now, command: `second-step ${required}`, object: districtId });
  });
  if (isRequired)
    tell(
      '从下一次登录起，校长、德育处、教育管理人员、名册管理员和系统管理员要先设置两步登录',
      'from their next sign-in on principals, offices, officers, roster managers and operators set a second step first',
    );
  else
    tell('两步登录不再是必须的；设置了的仍然有效', 'a second step is not required any more; those that are set go on');
}

/** For whoever lost the phone and the recovery codes, after somebody has made sure who is asking. */
async function lostPhone(store: Store, { username, now }: { username: string; now: number }) {
  await store.write(async (tx) => {
    const person = await selectPersonCalled(tx, username);
    await takeOffSecondStep(tx, person.id, now);
    await insertAudit(tx, { id: newId(), at: now, command: 'lost-phone', object: person.id });
  });
  tell(
    `${username} 登录不再需要手机上的验证码，所有登录都已失效；下次登录时会告诉本人`,
    `${username} signs in without a code of the phone; all sessions ended, and the owner is told at the next sign-in`,
  );
}
