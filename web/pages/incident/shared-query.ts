import { useQuery } from '@tanstack/react-query';
import { call } from '../../api.ts';

/** What the school told the family. The child's own page asks too, and has no use for the words of the others. */
export const useSharedIncidents = (pupilId: string, enabled = true) =>
  useQuery({
    enabled,
    queryKey: ['pupil', pupilId, 'incidents'],
    queryFn: () => call('get /api/pupils/:pupilId/incidents', { params: { pupilId } }),
  });
