import { userInfo } from 'node:os';
import { FeatureName, features, type FeatureStates, type FeatureWish } from '../../shared/domain/features.ts';
import { settingFeatures } from '../../shared/operations/setting-features.ts';
import { featureTable } from '../../shared/table/features.ts';
import { shortInstant, type Look } from './looks.ts';
import type { Place } from './place.ts';
import { textTable } from './text-table.ts';

const shareText = (share: number): string => {
  if (share === 100) return 'on';
  return share === 0 ? 'off' : `on for ${String(share)} of 100`;
};

const seen = (states: FeatureStates) => {
  const value = FeatureName.options.map((feature) => ({ feature, ...states[feature] }));
  const lines = textTable(value, [
    { head: 'feature', of: ({ feature }) => feature },
    { head: 'state', of: ({ share }) => shareText(share) },
    { head: 'since (UTC)', of: ({ setAt }) => shortInstant(setAt) },
    { head: 'set by', of: ({ setBy }) => setBy.slice(0, 24) },
    { head: 'what it is', of: ({ feature }) => features[feature].en },
  ]);
  return { value, lines };
};

/** Whoever closed something is to open it again. */
export const lookAtFeatures = ({ table }: Place): Look => {
  const known = featureTable(table);
  return async () => {
    const { value, lines } = seen(await known.states());
    return { value, lines, isWrong: value.some(({ share }) => share === 0) };
  };
};

/** Sets a feature once, by the revision that stands, and looks at all of them from then on. */
export const settingFeature = ({ table }: Place, feature: FeatureName, wish: Omit<FeatureWish, 'revision'>): Look => {
  const known = featureTable(table);
  const set = settingFeatures(known);
  let isSet = false;
  return async () => {
    if (!isSet) {
      const { revision } = (await known.states())[feature];
      await set(feature, { wish: { ...wish, revision }, setBy: `terminal:${userInfo().username}`, at: new Date() });
      isSet = true;
    }
    const { value, lines } = seen(await known.states());
    return { value, lines: [...lines, '', 'It holds everywhere after half a minute.'], isWrong: false };
  };
};
