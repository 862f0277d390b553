import * as z from 'zod';
import type { Stage } from '../../events/selection-stage-started.ts';
import type { Run } from '../domain/run.ts';
import type { Table } from './client.ts';
import { keys } from './keys.ts';
import { queryAll } from './read.ts';

const Frozen = z.object({
  applicants: z.int(),
  excluded: z.int(),
  reasons: z.record(z.string(), z.int()).optional(),
});
const Drawn = z.object({ winners: z.int() });
const Unit = z.object({ sk: z.string(), summary: z.unknown() });

/** What was frozen and drawn of some regencies of a run, by regency. */
export interface DrawsOf {
  readonly frozen: ReadonlyMap<string, z.infer<typeof Frozen>>;
  /** How many were drawn; in a run that is a call, how many were called. */
  readonly drawn: ReadonlyMap<string, number>;
}

/**
 * What the units of a run left of regencies: one query a stage, for a regency or for a whole province, since the codes of
 * a province's regencies begin with its own. Some 600 bytes a regency are read.
 */
export const regionDrawTable = (table: Table) => {
  const units = async <Schema extends z.ZodType>(
    { run, stage, area }: { readonly run: Run; readonly stage: Stage; readonly area: string },
    schema: Schema,
  ): Promise<Map<string, z.infer<Schema>>> => {
    const { pk, prefix } = keys.units(run, stage);
    const items = await queryAll(table, { pk, prefix: `${prefix}${area}` }, { eventually: true });
    return new Map(
      items
        .map((item) => Unit.parse(item))
        .map(({ sk, summary }) => [sk.slice(prefix.length), schema.parse(summary)] as const),
    );
  };

  return {
    /** Of a draw: who was frozen, and who was drawn. `area` is the code of a regency, or a province's with a full stop. */
    async ofDraw(run: Run, area: string): Promise<DrawsOf> {
      const [frozen, drawn] = await Promise.all([
        units({ run, stage: 'freeze', area }, Frozen),
        units({ run, stage: 'draw', area }, Drawn),
      ]);
      return { frozen, drawn: new Map([...drawn].map(([code, { winners }]) => [code, winners])) };
    },

    /** Of a run that may be a call: how many were called; none for a run of another kind. */
    async ofCall(run: Run, area: string): Promise<ReadonlyMap<string, number>> {
      const called = await units({ run, stage: 'call', area }, Drawn);
      return new Map([...called].map(([code, { winners }]) => [code, winners]));
    },
  };
};
export type RegionDrawTable = ReturnType<typeof regionDrawTable>;
