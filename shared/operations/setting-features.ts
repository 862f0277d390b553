import { isSameShare, type FeatureName, type FeatureState, type FeatureWish } from '../domain/features.ts';
import { Refusal } from '../errors.ts';
import type { Features } from '../table/features.ts';

/** What was wished for, by whom and when. */
interface Wished {
  readonly wish: FeatureWish;
  readonly setBy: string;
  readonly at: Date;
}

/**
 * Closes or opens a feature, or sets its share; what stands already changes nothing. Gives how it stands then.
 * @throws Refusal switch-changed when somebody else has set it since the revision that was looked at.
 */
export const settingFeatures =
  (table: Pick<Features, 'states' | 'set'>) =>
  async (feature: FeatureName, { wish, setBy, at }: Wished): Promise<FeatureState> => {
    const stands = (await table.states())[feature];
    if (isSameShare(stands, wish)) return stands;
    const { share, revision, reason } = wish;
    if (stands.revision !== revision) throw new Refusal('switch-changed');
    const set = { share, reason, revision: revision + 1, setBy, setAt: at.toISOString() };
    if (!(await table.set(feature, set))) throw new Refusal('switch-changed');
    return set;
  };
