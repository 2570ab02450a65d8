import { call, type Reply } from '../../api.ts';
import { queries } from '../../queries.ts';

export type Screened = Reply<'get /api/schools/:schoolId/screens'>;
export type Hit = Screened['hits'][number];
export type Tally = Screened['screens'][number];
export type Outcome = NonNullable<Hit['decision']>['outcome'];

export const schoolScreensQuery = (schoolId: string, asked: { term?: string }) => ({
  queryKey: ['school', schoolId, 'screens', asked],
  queryFn: () => call('get /api/schools/:schoolId/screens', { params: { schoolId }, query: asked }),
});

export const areaScreensQuery = (areaId: string, asked: { term?: string }) => ({
  queryKey: ['area', areaId, 'screens', asked],
  queryFn: () => call('get /api/areas/:areaId/screens', { params: { areaId }, query: asked }),
});

export const screensChanged = () =>
  queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[2] === 'screens' });

type Said = { readonly clientId: string; readonly outcome: Outcome; readonly note: string };

export const decide = (schoolId: string, term: string, { subject, evidence, decision }: Hit, said: Said) =>
  call('post /api/schools/:schoolId/screens/outcomes', {
    params: { schoolId },
    body: {
      term,
      screen: evidence.screen,
      subject,
      ...said,
      version: decision?.version ?? 0,
    },
  });
