import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Instant } from '../../events/event.ts';
import type { RouteKey } from './access/index.ts';

/** A part of the service that operators can close and open while it runs, as addresses and commands name it. */
export const FeatureName = z.enum([
  'registration',
  'joining',
  'purchase',
  'payout-account',
  'reviews',
  'surveys',
  'help-desk',
]);
export type FeatureName = z.infer<typeof FeatureName>;

interface KnownFeature {
  /** What people are told is closed. */
  readonly id: string;
  readonly en: string;
  /** What is refused while it is off. */
  readonly routes: readonly RouteKey[];
}

/**
 * Every feature. What begins something new is in it. What people have a right to (to look, to object, to leave, to have
 * data erased), what is owed to them, and what was begun already are in none: a code that was bought can be redeemed,
 * and a training completed, whatever is off.
 */
export const features: Readonly<Record<FeatureName, KnownFeature>> = {
  registration: {
    id: 'Pendaftaran dan perbaikan data',
    en: 'Registering and correcting a registration',
    routes: ['POST /v1/registrations', 'PUT /v1/registrations/me'],
  },
  joining: {
    id: 'Bergabung dengan gelombang',
    en: 'Joining a wave',
    routes: ['POST /v1/waves/{waveId}/enrollments', 'POST /v1/help-desk/visits/{visitId}/enrollments'],
  },
  purchase: {
    id: 'Pembelian pelatihan',
    en: 'Buying a training',
    routes: ['POST /v1/purchase-codes', 'POST /v1/orders'],
  },
  'payout-account': {
    id: 'Menautkan rekening atau dompet digital',
    en: 'Linking an account or a wallet',
    routes: ['PUT /v1/registrations/me/payout-account'],
  },
  reviews: {
    id: 'Ulasan pelatihan',
    en: 'Reviews of trainings',
    routes: ['POST /v1/registrations/me/orders/{orderId}/review'],
  },
  surveys: {
    id: 'Survei',
    en: 'Surveys',
    routes: ['POST /v1/registrations/me/surveys/{survey}/answers'],
  },
  'help-desk': {
    id: 'Kunjungan baru di pusat bantuan',
    en: 'New visits to the help desk',
    routes: ['POST /v1/help-desk/visits'],
  },
};

/** For how many people in a hundred a feature is on: 0 is off, 100 is on for all. */
const Share = z.int().min(0).max(100);

/** What an operator asks for about a feature. */
export const FeatureWish = z.strictObject({
  share: Share,
  /** The revision that whoever sets this has looked at; 0 before the first. */
  revision: z.int().nonnegative(),
  reason: z.string().trim().min(10).max(2_000),
});
export type FeatureWish = z.infer<typeof FeatureWish>;

/** A feature as it stands: what was set, by whom, when and why. Revision 0 is what nobody has set yet. */
export const FeatureState = z.object({
  share: Share,
  revision: z.int().nonnegative(),
  reason: z.string(),
  setBy: z.string(),
  setAt: Instant.optional(),
});
export type FeatureState = z.infer<typeof FeatureState>;

/** What has a share. */
type Shared = Pick<FeatureState, 'share'>;

/** How every feature stands. */
export type FeatureStates = Readonly<Record<FeatureName, FeatureState>>;

/** How a feature stands before anybody has set it: on for all. */
const unsetFeature: FeatureState = { share: 100, revision: 0, reason: '', setBy: '' };

/** Something about every feature, by its name. */
export const ofEachFeature = <Value>(of: (feature: FeatureName) => Value): Readonly<Record<FeatureName, Value>> =>
  // All names there are, which Object.fromEntries does not know.
  Object.fromEntries(FeatureName.options.map((feature) => [feature, of(feature)])) as Record<FeatureName, Value>;

/** How every feature stands, by those that were set. */
export const statesOf = (set: ReadonlyMap<FeatureName, FeatureState>): FeatureStates =>
  ofEachFeature((feature) => set.get(feature) ?? unsetFeature);

/** Whether a feature stands already as it is to be set. */
export const isSameShare = (stands: FeatureState, { share }: Shared): boolean =>
  stands.revision > 0 && stands.share === share;

/**
 * The place of somebody in a feature's order, from 0 to 99: always the same, and another one in each feature, so that
 * not the same people are first with everything. It needs no key, and nothing of it is stored.
 */
export const placeIn = (feature: FeatureName, who: string): number =>
  createHash('sha256').update(`${feature}\0${who}`).digest().readUInt32BE() % 100;

/** Whether a feature is on for somebody. A share that grows takes it away from nobody. */
export const isOnFor = (feature: FeatureName, { share }: Shared, who: string): boolean => placeIn(feature, who) < share;

/** The feature to which a route belongs. @throws Error where it belongs to none, which is a mistake in the wiring. */
export const featureOf = (route: RouteKey): FeatureName => {
  const feature = FeatureName.options.find((name) => features[name].routes.includes(route));
  if (feature === undefined) throw new Error(`${route} belongs to no feature.`);
  return feature;
};

/** A feature as staff see it. */
interface FeatureView extends FeatureState {
  readonly feature: FeatureName;
  readonly names: { readonly id: string; readonly en: string };
  /** What is refused while it is off. */
  readonly routes: readonly string[];
  /** Everything that it was ever set to, the first first. */
  readonly revisions: readonly FeatureState[];
}

/** How a feature stands, with what it is and what it was. */
export const featureView = (
  feature: FeatureName,
  state: FeatureState,
  revisions: readonly FeatureState[],
): FeatureView => {
  const { id, en, routes } = features[feature];
  return { feature, names: { id, en }, routes, ...state, revisions };
};
