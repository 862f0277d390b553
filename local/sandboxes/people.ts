import type { Identity, Profile } from '../../shared/domain/registration.ts';
import type { Source } from '../../shared/domain/rule-set.ts';

/** What an invented person is like, as far as the programme cares. Everybody but `ordinary` is here for one trouble. */
export const kinds = [
  'ordinary',
  'underage',
  'over64',
  'student',
  'police',
  'official',
  'thirdOfHousehold',
  'mistypedNik',
  'dead',
  'nameMismatch',
  'kkMismatch',
  'birthDateMismatch',
  'soldier',
  'villageOfficial',
  'boardMember',
  'socialAid',
  'earlierRecipient',
  'laidOff',
  'migrantWorker',
  'disabled',
] as const;
export type Kind = (typeof kinds)[number];
export type Trouble = Exclude<Kind, 'ordinary'>;

/** The list that names the people of a kind. */
export const sourceOfKind: Partial<Record<Kind, Source>> = {
  student: 'students',
  police: 'police',
  official: 'officials',
  soldier: 'soldiers',
  villageOfficial: 'village-officials',
  boardMember: 'state-company-boards',
  socialAid: 'social-aid',
  earlierRecipient: 'earlier-recipients',
  laidOff: 'laid-off',
  migrantWorker: 'migrant-workers',
  disabled: 'disability',
};

/** A person as the population registry has them. */
export interface RegisteredPerson {
  readonly nik: string;
  readonly kk: string;
  readonly name: string;
  /** YYYY-MM-DD */
  readonly birthDate: string;
  /** The regency of the family card. */
  readonly regency: string;
  readonly alive: boolean;
}

/** What a person writes into the form: the body of a registration but for the consent. */
export type Application = Identity & Profile;

export interface Person {
  /** Their number in the population; unique. */
  readonly number: number;
  readonly kind: Kind;
  readonly sex: 'female' | 'male';
  readonly registered: RegisteredPerson;
  readonly application: Application;
}
