import type { FeatureSwitched } from '../../events/feature-switched.ts';
import { FeatureName, FeatureState, ofEachFeature, statesOf, type FeatureStates } from '../domain/features.ts';
import { log } from '../platform/log.ts';
import { remembered } from '../platform/remembered.ts';
import type { Table } from './client.ts';
import { index } from './keys.ts';
import { queryAll, type QueryOptions } from './read.ts';
import { switchKeys } from './switch-keys.ts';
import { switchLifetimeMilliseconds, writeSwitch } from './switch-writing.ts';

/** A state as it is kept, beside the name of its feature; none where this code knows no feature of that name. */
const kept = (item: Readonly<Record<string, unknown>>): readonly [FeatureName, FeatureState][] => {
  const { success, data: feature } = FeatureName.safeParse(item['feature']);
  return success ? [[feature, FeatureState.parse(item)]] : [];
};

/** The features that operators close and open while the system runs. */
export const featureTable = (table: Table) => ({
  /** How every feature stands, in one query. */
  async states(options: QueryOptions = {}): Promise<FeatureStates> {
    const items = await queryAll(table, switchKeys.features(), options);
    return statesOf(new Map(items.flatMap(kept)));
  },

  /** Everything that each feature was ever set to, the first first. */
  async revisions(): Promise<Readonly<Record<FeatureName, readonly FeatureState[]>>> {
    const all = (await queryAll(table, switchKeys.featureRevisions())).flatMap(kept);
    return ofEachFeature((feature) => all.flatMap(([of, state]) => (of === feature ? [state] : [])));
  },

  /**
   * Sets a feature, keeps what was set, and writes the event, or none of it: false where somebody else has set it since
   * the revision before this one.
   */
  async set(feature: FeatureName, set: FeatureState & { readonly setAt: string }): Promise<boolean> {
    const { share, revision, setBy, setAt } = set;
    const event: FeatureSwitched = {
      event: 'feature.switched.v1',
      occurredAt: setAt,
      data: { feature, revision, share, setBy },
    };
    return writeSwitch(table, revision, {
      state: { ...switchKeys.feature(feature), feature, ...set },
      kept: { ...switchKeys.featureRevision(feature, revision), feature, ...set },
      event: {
        ...switchKeys.featureEvent(feature, revision),
        ...index.eventsOf(setAt, `0feature-${feature}-${String(revision)}`),
        ...event,
      },
    });
  },
});
export type Features = ReturnType<typeof featureTable>;

/**
 * The features as an environment knows them: all in one read, once in half a minute and not once a request. Where they
 * cannot be read, what was known last goes on for another half minute. Before anything is known they are on: whoever
 * comes would otherwise be turned away from all that works because of a switch that nobody has touched.
 */
export const featuresInForce = (
  { states }: Pick<Features, 'states'>,
  now: () => number = () => Date.now(),
): (() => Promise<FeatureStates>) => {
  let knownLast: FeatureStates = statesOf(new Map());
  const look = async (): Promise<FeatureStates> => {
    try {
      // What is eventual is so for less than a second, and costs half.
      knownLast = await states({ eventually: true });
    } catch (error) {
      log.warn('The features cannot be read; what was known last goes on.', { error: error as Error });
    }
    return knownLast;
  };
  const known = remembered<'features', FeatureStates>(look, { milliseconds: switchLifetimeMilliseconds, now });
  return () => known('features');
};
