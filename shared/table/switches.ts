import type { RegistrationChallengeSwitched } from '../../events/registration-challenge-switched.ts';
import { ChallengeSwitch, unsetSwitch } from '../domain/registration-challenge.ts';
import { remembered } from '../platform/remembered.ts';
import type { Table } from './client.ts';
import { index } from './keys.ts';
import { getItem, queryAll } from './read.ts';
import { switchKeys } from './switch-keys.ts';
import { switchLifetimeMilliseconds, writeSwitch } from './switch-writing.ts';

/** The switches that operators turn while the system runs. */
export const switchTable = (table: Table) => {
  const challenge = async (): Promise<ChallengeSwitch> => {
    const item = await getItem(table, switchKeys.challenge());
    return item === undefined ? unsetSwitch : ChallengeSwitch.parse(item);
  };

  return {
    /** The brake on registrations as it stands. */
    challenge,

    /** Everything that the brake was ever set to, the first first. */
    async challengeRevisions(): Promise<ChallengeSwitch[]> {
      const items = await queryAll(table, switchKeys.challengeRevisions());
      return items.map((item) => ChallengeSwitch.parse(item));
    },

    /**
     * Sets the brake, keeps what was set, and writes the event, or none of it: false where somebody else has set it since
     * the revision before this one.
     */
    async setChallenge(set: ChallengeSwitch & { readonly setAt: string }): Promise<boolean> {
      const { on, difficulty, waitSeconds, turnsPerMinute, revision, setBy, setAt } = set;
      const event: RegistrationChallengeSwitched = {
        event: 'registration-challenge.switched.v1',
        occurredAt: setAt,
        data: { revision, on, difficulty, waitSeconds, turnsPerMinute, setBy },
      };
      return writeSwitch(table, revision, {
        state: { ...switchKeys.challenge(), ...set },
        kept: { ...switchKeys.challengeRevision(revision), ...set },
        event: {
          ...switchKeys.challengeEvent(revision),
          ...index.eventsOf(setAt, `0registration-challenge-${String(revision)}`),
          ...event,
        },
      });
    },
  };
};
export type Switches = ReturnType<typeof switchTable>;

/**
 * The brake as an environment knows it, read once in half a minute and not once a person. A switch that cannot be read
 * fails the request, as any other read of the table would.
 */
export const challengeInForce = (
  { challenge }: Pick<Switches, 'challenge'>,
  now: () => number = () => Date.now(),
): (() => Promise<ChallengeSwitch>) => {
  const known = remembered<'registration-challenge', ChallengeSwitch>(() => challenge(), {
    milliseconds: switchLifetimeMilliseconds,
    now,
  });
  return () => known('registration-challenge');
};
