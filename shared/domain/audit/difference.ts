import * as z from 'zod';
import { Instant } from '../../../events/event.ts';
import { identityOf, type TrailRecord } from './record.ts';

/**
 * What does not agree between the trail and the table:
 * - `not-in-trail`: the table holds an event that was never captured;
 * - `gone`: an event of the trail whose item is no longer there;
 * - `erased`: the same of somebody whose data was erased at their wish, which is no fault but is told;
 * - `changed`: an event of the trail whose item says something else now;
 * - `rewritten`: the trail itself holds two events that were written to one place, one over the other.
 */
export const DifferenceKind = z.enum(['not-in-trail', 'gone', 'erased', 'changed', 'rewritten']);

/** An event on which trail and table do not agree, by its place in the table. */
export const TrailDifference = z.object({
  kind: DifferenceKind,
  event: z.string(),
  occurredAt: Instant,
  pk: z.string(),
  sk: z.string(),
});
export type TrailDifference = z.infer<typeof TrailDifference>;

type Placed = Pick<TrailRecord, 'pk' | 'sk' | 'event' | 'occurredAt' | 'data'>;

/** One event, of the trail or of the table, as it does not agree. */
export const differing = (
  kind: z.infer<typeof DifferenceKind>,
  { pk, sk, event, occurredAt }: Placed,
): TrailDifference => ({ kind, event, occurredAt, pk, sk });

/** The place of an item as one text. */
export const placeOf = ({ pk, sk }: Pick<Placed, 'pk' | 'sk'>): string => `${pk}\n${sk}`;

/** Events of the trail that were written over another event of the trail: what is written once is never written over. */
export const rewritten = (records: readonly Placed[]): TrailDifference[] => {
  const seen = new Map<string, string>();
  return records.flatMap((record) => {
    const place = placeOf(record);
    const before = seen.get(place);
    const identity = identityOf(record);
    seen.set(place, identity);
    return before === undefined || before === identity ? [] : [differing('rewritten', record)];
  });
};

/** What the table says today of some events of the trail; `items` are those of the table, by their places. */
export const heldAgainst = (
  records: readonly Placed[],
  items: ReadonlyMap<string, Placed | undefined>,
): TrailDifference[] =>
  records.flatMap((record) => {
    const item = items.get(placeOf(record));
    if (item === undefined) return [differing('gone', record)];
    return identityOf(item) === identityOf(record) ? [] : [differing('changed', record)];
  });

/** The same differences, where those who were erased at their wish have nothing that is missing. */
export const withErasures = (differences: readonly TrailDifference[], erased: ReadonlySet<string>): TrailDifference[] =>
  differences.map((difference) =>
    difference.kind === 'gone' && erased.has(difference.pk) ? { ...difference, kind: 'erased' } : difference,
  );

/** Whether somebody has to look into it. */
export const isFault = ({ kind }: TrailDifference): boolean => kind !== 'erased';
