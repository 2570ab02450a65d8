/** How a person may be told that there is something new: by e-mail, or by a message of the school's 企业微信. */
export const WAYS = ['email', 'wecom'] as const;
export type Way = (typeof WAYS)[number];
/** The groups of staff that a robot tells, once for all of them. */
export const GROUPS = ['wecom-robot', 'dingtalk-robot'] as const;
export type Group = (typeof GROUPS)[number];

const LONGEST = 254;

/** An address as its way writes it: no list of them, no name beside it, no line end that would begin another header, and not @all, who is everybody. */
export function isAddressOf(way: Way, address: string): boolean {
  if (address.length > LONGEST) return false;
  return way === 'email'
    ? /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]+(\.[\w-]+)+$/.test(address)
    : /^[A-Za-z0-9][\w.@-]{0,63}$/.test(address);
}
