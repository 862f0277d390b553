import { sources, type Source } from '../domain/rule-set.ts';
import type { Pass } from '../table/rekeying.ts';
import { rosterShards } from '../table/rekeying-keys.ts';

/** A part of a pass that is worked off page by page, beside the others. */
export type PassUnit =
  | { readonly of: 'people'; readonly shard: number }
  | { readonly of: 'partners' }
  | { readonly of: 'risks' }
  | { readonly of: 'list'; readonly source: Source };

export const unitName = (unit: PassUnit): string => {
  switch (unit.of) {
    case 'people':
      return `people-${unit.shard.toString(16)}`;
    case 'partners':
    case 'risks':
      return unit.of;
    case 'list':
      return `list-${unit.source}`;
  }
};

/** All parts of a pass. Lists move by themselves, with the next whole one: that they have is only looked at. */
export const unitsOf = ({ retires }: Pick<Pass, 'retires'>): PassUnit[] => [
  ...Array.from({ length: rosterShards }, (_, shard) => ({ of: 'people' as const, shard })),
  { of: 'partners' },
  { of: 'risks' },
  ...(retires?.use === 'hash' ? sources.map((source) => ({ of: 'list' as const, source })) : []),
];
