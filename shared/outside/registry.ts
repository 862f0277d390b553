import * as z from 'zod';
import { isRegency } from '../domain/regions.ts';
import type { Identity, VerificationStep } from '../domain/registration.ts';
import { port, type PortSettings } from './port.ts';

/** What the registry is asked about, in clear: the four facts that it compares. */
type Claim = Pick<Identity, 'nik' | 'kk' | 'name' | 'birthDate'>;

/** What the registry found; `regency` is the family card's domicile, known when the person is. */
export interface RegistryFinding {
  readonly outcome: Exclude<VerificationStep['outcome'], 'pending' | 'not-holder'>;
  readonly regency?: string;
}

/** The population registry (Dukcapil). */
export interface Registry {
  /** @throws OutsideUnavailable when the registry cannot answer now: nothing is decided. */
  verify(claim: Claim): Promise<RegistryFinding>;
}

const Verification = z.discriminatedUnion('found', [
  z.object({ found: z.literal(false) }),
  z.object({
    found: z.literal(true),
    alive: z.boolean(),
    matches: z.object({ kk: z.boolean(), name: z.boolean(), birthDate: z.boolean() }),
    // A regency that we do not know is a fault of one of us; nobody's registration is decided by it.
    domicile: z.object({ regency: z.string().refine(isRegency) }),
  }),
]);

/** The first fact that does not hold, in a fixed order, so that the same person hears the same reason. */
const outcomeOf = (found: Extract<z.infer<typeof Verification>, { found: true }>): RegistryFinding['outcome'] => {
  if (!found.alive) return 'deceased';
  if (!found.matches.kk) return 'kk-mismatch';
  if (!found.matches.name) return 'name-mismatch';
  return found.matches.birthDate ? 'matched' : 'birth-date-mismatch';
};

/** The registry behind an address. A verification changes nothing there, so that it may be repeated. */
export const registryPort = (settings: Omit<PortSettings, 'service'>): Registry => {
  const registry = port({ ...settings, service: 'registry' });
  return {
    async verify({ nik, kk, name, birthDate }) {
      const { answer } = await registry.ask({
        method: 'POST',
        path: '/v1/verifications',
        body: { nik, kk, name, birthDate },
        answer: Verification,
      });
      if (answer?.found !== true) return { outcome: 'not-found' };
      return { outcome: outcomeOf(answer), regency: answer.domicile.regency };
    },
  };
};
