import { useSearchParams } from 'react-router';
import { LOOKS } from '../../../server/core/reports/overlooked.ts';
import { DIMENSION_ORDER } from '../../theme.ts';

/** What is looked for, from the address that a finding made; an address cut short asks for children unseen. */
export function useLook() {
  const [search] = useSearchParams();
  const term = search.get('term');
  const dimension = DIMENSION_ORDER.find((one) => one === search.get('dimension'));
  const asked = LOOKS.find((one) => one === search.get('look')) ?? 'unseen';
  const isOfOne = asked === 'unnoticed' || asked === 'thin';
  const look = isOfOne && !dimension ? 'unseen' : asked;
  return { look, ...(isOfOne && dimension ? { dimension } : {}), ...(term === null ? {} : { term }) };
}
