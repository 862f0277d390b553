import type { Ticket } from '../../events/event.ts';
import { FreedPlace, isFree } from '../domain/freed-place.ts';
import type { Run } from '../domain/run.ts';
import type { Table } from './client.ts';
import { keys } from './keys.ts';
import { queryAll } from './read.ts';
import type { Writes } from './transaction.ts';

/** How many regencies are asked at once. */
const regenciesAtOnce = 16;

const isFreeCondition = 'attribute_exists(pk) AND attribute_not_exists(calledIn)';

const keyOf = ({ waveId, run }: Run, { regency, ticket }: Pick<FreedPlace, 'regency' | 'ticket'>) =>
  keys.freedPlace({ waveId, run }, regency, ticket);

/** The write that leaves a place free, for the transaction that ends the award. A place is freed once in a draw. */
export const freedPlaceWrite =
  (draw: Run, place: FreedPlace) =>
  (TableName: string): Writes[number] => ({
    Put: { TableName, Item: { ...keyOf(draw, place), ...place }, ConditionExpression: 'attribute_not_exists(pk)' },
  });

/** The write that takes a free place back, for the transaction that restores its award: refused when somebody was called. */
export const placeReturn =
  (draw: Run, place: Pick<FreedPlace, 'regency' | 'ticket'>) =>
  (TableName: string): Writes[number] => ({
    Delete: { TableName, Key: keyOf(draw, place), ConditionExpression: isFreeCondition },
  });

export const freedPlaceTable = (table: Table) => ({
  /** The places of one regency that were freed in a draw, by ticket; those too for which somebody was called. */
  async in(draw: Run, regency: string): Promise<FreedPlace[]> {
    return (await queryAll(table, keys.freedPlaces(draw, regency))).map((item) => FreedPlace.parse(item));
  },

  /**
   * The free places of a draw in these regencies: one small query each, so many at once.
   * With `isOneEnough` it stops asking when one was found.
   */
  async free(
    draw: Run,
    regencies: readonly string[],
    { isOneEnough = false }: { readonly isOneEnough?: boolean } = {},
  ): Promise<FreedPlace[]> {
    const found: FreedPlace[] = [];
    const left = regencies.values();
    const reader = async (): Promise<void> => {
      for (const regency of left) {
        found.push(...(await this.in(draw, regency)).filter(isFree));
        if (isOneEnough && found.length > 0) return;
      }
    };
    await Promise.all(Array.from({ length: regenciesAtOnce }, reader));
    return found.toSorted((one, other) =>
      one.at === other.at ? (one.ticket < other.ticket ? -1 : 1) : one.at < other.at ? -1 : 1,
    );
  },

  /**
   * Gives a free place to who was called for it, in the transaction that makes the award. Written again by the same run
   * for the same ticket it changes nothing; for another it is refused.
   */
  callWrite(
    draw: Run,
    place: Pick<FreedPlace, 'regency' | 'ticket'>,
    called: { readonly run: number; readonly ticket: Ticket },
  ): Writes[number] {
    return {
      Update: {
        TableName: table.name,
        Key: keyOf(draw, place),
        UpdateExpression: 'SET calledIn = :run, calledTicket = :ticket',
        ConditionExpression: `(${isFreeCondition}) OR (calledIn = :run AND calledTicket = :ticket)`,
        ExpressionAttributeValues: { ':run': called.run, ':ticket': called.ticket },
      },
    };
  },
});
export type FreedPlaces = ReturnType<typeof freedPlaceTable>;
