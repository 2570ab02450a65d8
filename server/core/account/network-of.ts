const FOUR = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * Whose an address is, for counting: one IPv4 address, or the /64 an IPv6 address is in, because whoever has one of those addresses has
 * all eighteen trillion millions of them. What is no address counts as it is.
 */
export function networkOf(address: string): string {
  const four = FOUR.exec(address)?.[1];
  if (four !== undefined) return four;
  const [bare = ''] = address.split('%');
  if (!/^[\da-f:.]+$/i.test(bare) || !bare.includes(':')) return address;
  const [head = [], tail = []] = bare.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const left = bare.includes('::') ? Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0') : [];
  const groups = [...head, ...left, ...tail].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
