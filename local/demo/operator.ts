import { told } from '../../shared/api-client/client.ts';
import { sources } from '../../shared/domain/rule-set.ts';
import { regencies } from '../../shared/domain/regions.ts';
import { apiOf } from '../api.ts';
import { sandboxAdmin } from '../sandboxes/admin.ts';
import type { LocalStack } from '../stack/stack.ts';

/** One stage of a selection, as staff see it. */
export type StageView = Awaited<ReturnType<ReturnType<typeof operatorOf>['selection']>>[number];

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
  const api = apiOf(stack, () => stack.tokenFor({ pool: 'staff', sub: 'operator-demo', groups: ['operator'] }));

  const outside = () => {
    if (stack.sandboxes === undefined) throw new Error('The demo needs the sandboxes of the outside world.');
    return stack.sandboxes;
  };

  return {
    /** Takes in the current version of every ministry's list. */
    async importLists(onList: () => void): Promise<void> {
      for (const source of sources) {
        await told(api.POST('/v1/lists/{source}/imports', { params: { path: { source } } }));
        onList();
      }
    },

    async createWave(plan: WavePlan): Promise<void> {
      const body = {
        waveId: plan.waveId,
        scheme: 'normal' as const,
        opensAt: plan.opensAt.toISOString(),
        closesAt: plan.closesAt.toISOString(),
        cutoffAt: plan.cutoffAt.toISOString(),
        drawAt: plan.drawAt.toISOString(),
        objectionWindowSeconds: plan.objectionWindowSeconds,
        reservePercent: 10,
        reservedGroups: ['laid-off' as const, 'migrant-workers' as const, 'disability' as const],
        quota: {
          total: plan.places,
          weights: Object.fromEntries(regencies.map(({ code }) => [code, plan.weights[code] ?? 0])),
        },
      };
      await told(api.POST('/v1/waves', { body }));
    },

    /** The stages of the selection so far; none before it starts. */
    async selection(waveId: string) {
      const { data } = await api.GET('/v1/waves/{waveId}/selection', { params: { path: { waveId } } });
      return data?.stages ?? [];
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
      await told(api.POST('/v1/lists/{source}/imports', { params: { path: { source: 'police' } } }));
    },

    /** How many messages the gateway was given. */
    async messages(): Promise<number> {
      return (await sandboxAdmin(outside().messages.url).messages()).length;
    },
  };
};
