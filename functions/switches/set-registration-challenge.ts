import * as z from 'zod';
import { ChallengeSettings, isSameSetting } from '../../shared/domain/registration-challenge.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { switchTable, type Switches } from '../../shared/table/switches.ts';

const Body = ChallengeSettings.extend({
  /** The revision that whoever sets this has looked at; 0 before the first. */
  revision: z.int().nonnegative(),
  reason: z.string().trim().min(10).max(2_000),
});

/**
 * PUT /v1/switches/registration-challenge: an operator puts the brake on registrations, makes it harder or easier, or
 * takes it off. It holds everywhere after half a minute. The same again changes nothing.
 */
export const setRegistrationChallenge = ({ switches }: { switches: Pick<Switches, 'challenge' | 'setChallenge'> }) =>
  endpoint({ route: 'PUT /v1/switches/registration-challenge', body: Body }, async ({ body, caller, at }) => {
    const stands = await switches.challenge();
    const { revision, reason, ...settings } = body;
    if (stands.revision > 0 && isSameSetting(stands, settings)) return { status: 200, body: stands };
    if (stands.revision !== revision) throw new Refusal('switch-changed');
    const set = {
      ...settings,
      reason,
      revision: revision + 1,
      setBy: staffMember(caller),
      setAt: at.toISOString(),
    };
    if (!(await switches.setChallenge(set))) throw new Refusal('switch-changed');
    return { status: 200, body: set };
  });

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, setRegistrationChallenge({ switches: switchTable(table) }));
