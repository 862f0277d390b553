import * as z from 'zod';
import { sources } from '../../shared/domain/rule-set.ts';
import { regencies } from '../../shared/domain/regions.ts';
import { sandboxAdmin } from '../sandboxes/admin.ts';
import type { LocalStack } from '../stack/stack.ts';
import { callApi } from './citizen.ts';

const StageView = z.object({
  stage: z.string(),
  state: z.string(),
  total: z.number().optional(),
  done: z.number(),
  waitingFor: z.string().optional(),
});
const Selection = z.object({ stages: z.array(StageView) });
export type StageView = z.infer<typeof StageView>;

export interface WavePlan {
  readonly waveId: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly cutoffAt: Date;
  readonly drawAt: Date;
  readonly objectionWindowSeconds: number;
  readonly places: number;
  /** Applicants by regency: places are shared out in proportion. */
  readonly weights: Readonly<Record<string, number>>;
}

/** What an operator does in the demo, in the operator's own name. */
export const operatorOf = (stack: LocalStack) => {
  const call = async (method: string, path: string, body?: unknown) =>
    callApi(stack, {
      method,
      path,
      token: await stack.tokenFor({ pool: 'staff', sub: 'operator-demo', groups: ['operator'] }),
      ...(body === undefined ? {} : { body }),
    });

  const outside = () => {
    if (stack.sandboxes === undefined) throw new Error('The demo needs the sandboxes of the outside world.');
    return stack.sandboxes;
  };

  return {
    /** Takes in the current version of every ministry's list. */
    async importLists(onList: () => void): Promise<void> {
      for (const source of sources) {
        const { status } = await call('POST', `/v1/lists/${source}/imports`, {});
        if (status >= 300) throw new Error(`The list of ${source} was not taken in: ${String(status)}.`);
        onList();
      }
    },

    async createWave(plan: WavePlan): Promise<void> {
      const { status, body } = await call('POST', '/v1/waves', {
        waveId: plan.waveId,
        scheme: 'normal',
        opensAt: plan.opensAt.toISOString(),
        closesAt: plan.closesAt.toISOString(),
        cutoffAt: plan.cutoffAt.toISOString(),
        drawAt: plan.drawAt.toISOString(),
        objectionWindowSeconds: plan.objectionWindowSeconds,
        reservePercent: 10,
        reservedGroups: ['laid-off', 'migrant-workers', 'disability'],
        quota: {
          total: plan.places,
          weights: Object.fromEntries(regencies.map(({ code }) => [code, plan.weights[code] ?? 0])),
        },
      });
      if (status !== 201) throw new Error(`The wave was not created: ${JSON.stringify(body)}`);
    },

    /** The stages of the selection so far; none before it starts. */
    async selection(waveId: string): Promise<readonly StageView[]> {
      const { status, body } = await call('GET', `/v1/waves/${waveId}/selection`);
      return status === 200 ? Selection.parse(body).stages : [];
    },

    /** Cuts the line to the population registry, or restores it. */
    async registryIsDown(down: boolean): Promise<void> {
      await sandboxAdmin(outside().registry.url).behave(down ? { down: true } : {});
    },

    /** Has the local beacon, with a round a second, give out this round at these Unix seconds. */
    async drawIsRound(round: number, seconds: number): Promise<void> {
      await sandboxAdmin(outside().beacon.url).startRoundsAt(seconds - (round - 1));
    },

    /** The police reports these people after the freeze, and the new version is taken in. */
    async reportOfPolice(niks: readonly string[]): Promise<void> {
      await sandboxAdmin(outside().lists.url).publish('police', { added: niks.map((nik) => ({ nik })) });
      await call('POST', '/v1/lists/police/imports', {});
    },

    /** How many messages the gateway was given. */
    async messages(): Promise<number> {
      return (await sandboxAdmin(outside().messages.url).messages()).length;
    },
  };
};
