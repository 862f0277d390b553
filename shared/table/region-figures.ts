import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Instant } from '../../events/event.ts';
import { Total } from '../domain/regions/small-counts.ts';
import type { Table } from './client.ts';
import { queryAll } from './read.ts';
import { regionKeys } from './region-keys.ts';

const Figures = z
  .object({
    joined: Total,
    eligible: Total,
    notEligible: Total,
    reasons: z.record(z.string(), Total).optional(),
    drawn: Total,
    notDrawn: Total,
    called: Total,
    bought: Total,
    trainingsCompleted: Total,
    incentivesPaid: Total,
    cardsEnded: Total,
    cardsStopped: Total,
  })
  .transform((figures) => ({ ...figures, reasons: figures.reasons }));

const ProvinceTold = z
  .object({
    province: z.string(),
    /** When it was put together (ISO 8601). */
    toldAt: Instant,
    /** Up to when everything but the draws was counted then (ISO 8601); undefined where nothing ever was. */
    countedUntil: Instant.optional(),
    registered: Total,
    all: Figures,
  })
  .transform((told) => ({ ...told, countedUntil: told.countedUntil }));

/** What was told of a province at an instant, over all waves. */
export type ProvinceTold = z.infer<typeof ProvinceTold>;

/** What is told of each province, kept so that a look at the nation is one query of 38 items of some 2 KB. */
export const regionFiguresTable = (table: Table) => ({
  /** Keeps what is told of a province in place of what was. */
  async keep(told: ProvinceTold): Promise<void> {
    await table.client.send(
      new PutCommand({ TableName: table.name, Item: { ...regionKeys.ofNation(told.province), ...told } }),
    );
  },

  /** Of each province what was told last, in the order of their codes; fewer than all until each was told of once. */
  async ofNation(): Promise<ProvinceTold[]> {
    const items = await queryAll(table, regionKeys.nation(), { eventually: true });
    return items.map((item) => ProvinceTold.parse(item));
  },
});
export type RegionFiguresTable = ReturnType<typeof regionFiguresTable>;
