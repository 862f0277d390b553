import type { Move } from '../domain/regions/move.ts';
import { regionKeys } from './region-keys.ts';
import type { Writes } from './transaction.ts';

/**
 * Moves of counts, for the transaction of what makes them. Each is an item of its own that nobody else writes, so that no
 * two people wait for each other over a count; whoever counts takes them away together. It costs one write, and two when
 * it is counted.
 */
export const moveWrites =
  (moves: readonly Move[]) =>
  (TableName: string): Writes =>
    moves.map((move) => ({ Put: { TableName, Item: { ...regionKeys.move(move.counted, move.cause), ...move } } }));
