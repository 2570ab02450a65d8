import { useQuery } from '@tanstack/react-query';
import type { BlindCard } from '../../../server/contract/moderation.ts';
import { call, newClientId, type Reply } from '../../api.ts';
import { queries } from '../../queries.ts';

export type Rounds = Reply<'get /api/areas/:areaId/moderation'>;
export type Round = Rounds['rounds'][number];
export type RoundRead = Reply<'get /api/areas/:areaId/moderation/:roundId'>;
export type Found = NonNullable<RoundRead['found']>;
export type Agreed = Found['whole'];
export type Frame = Reply<'get /api/areas/:areaId/moderation-frame'>;
export type Task = Reply<'get /api/moderation'>;
export type Card = BlindCard;

export const useRounds = (areaId: string, term: { term?: string }) =>
  useQuery({
    queryKey: ['moderation', 'area', areaId, term],
    queryFn: () => call('get /api/areas/:areaId/moderation', { params: { areaId }, query: term }),
  });

export const useRound = (areaId: string, roundId: string) =>
  useQuery({
    queryKey: ['moderation', 'area', areaId, 'round', roundId],
    queryFn: () => call('get /api/areas/:areaId/moderation/:roundId', { params: { areaId, roundId } }),
  });

export const useFrame = (areaId: string, dimension: Frame['dimension']) =>
  useQuery({
    queryKey: ['moderation', 'area', areaId, 'frame', dimension],
    queryFn: () => call('get /api/areas/:areaId/moderation-frame', { params: { areaId }, query: { dimension } }),
  });

type Drawing = Pick<Round, 'dimension' | 'share' | 'ratersEach' | 'closesOn'>;
export const drawRound = (areaId: string, drawing: Drawing) =>
  call('post /api/areas/:areaId/moderation', { params: { areaId }, body: { clientId: newClientId(), ...drawing } });

export const closeRound = (areaId: string, roundId: string) =>
  call('post /api/areas/:areaId/moderation/:roundId/closing', {
    params: { areaId, roundId },
    body: { clientId: newClientId() },
  });

export const roundsChanged = () => queries.invalidateQueries({ queryKey: ['moderation'] });
