import * as z from 'zod';
import { ApplicantId } from '../../events/event.ts';
import type { Decision } from '../../shared/domain/decision.ts';
import { answered } from '../../shared/domain/registering.ts';
import { residenceMoves } from '../../shared/domain/regions/move.ts';
import type { Registration } from '../../shared/domain/registration.ts';
import { keyedHashes, openIdentity } from '../../shared/keys/fields.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import { registryPort, type Registry, type RegistryFinding } from '../../shared/outside/registry.ts';
import { OutsideUnavailable } from '../../shared/outside/unavailable.ts';
import { environment } from '../../shared/platform/environment.ts';
import { log } from '../../shared/platform/log.ts';
import { count } from '../../shared/platform/metrics.ts';
import { apiKeyInSecret } from '../../shared/platform/secrets.ts';
import { laterBy } from '../../shared/queue/later.ts';
import { send, type Outgoing } from '../../shared/queue/send.ts';
import { worker } from '../../shared/queue/worker.ts';
import { watching } from '../../shared/risks/watching.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { contactTable } from '../../shared/table/contacts.ts';
import { registrationTable, type PersonEvent, type Registrations } from '../../shared/table/registrations.ts';
import { riskTable } from '../../shared/table/risks.ts';
import { screeningTable, type Screenings } from '../../shared/table/screening.ts';
import { signalTable } from '../../shared/table/signals.ts';

const Message = z.object({
  applicantId: ApplicantId,
  version: z.int().positive(),
  /** How often the registry was tried in vain. */
  attempt: z.int().nonnegative().default(0),
});
type Message = z.infer<typeof Message>;

export interface Verifying {
  readonly registrations: Registrations;
  readonly screenings: Screenings;
  readonly keys: KeyStore;
  /** Takes a person into the sets of those who share a phone, an address or a device, and looks whether too many do. */
  readonly watch: (registration: Registration, at: Date) => Promise<void>;
  readonly registry: Registry;
  /** Puts a message on this worker's own queue. */
  readonly postpone: (message: Outgoing) => Promise<void>;
  readonly now: () => Date;
}

/**
 * Checks a registration at the population registry, and decides. A registry that is slow or dead costs a message that
 * is sent again later, and neither a delivery nor anything else of the system.
 */
export const verifyRegistration = (verifying: Verifying) =>
  worker(Message, async (message) => {
    const { registrations, keys, registry } = verifying;
    for (;;) {
      const registration = await registrations.get(message.applicantId);
      if (registration?.status !== 'verifying') {
        log.info('There is nothing to verify.', { applicantId: message.applicantId });
        return;
      }
      const identity = openIdentity(
        await keys.ring(),
        message.applicantId,
        registration.identity,
        'nik',
        'kk',
        'name',
        'birthDate',
      );
      const finding = await registry.verify(identity).catch((error: unknown) => {
        if (error instanceof OutsideUnavailable) return error;
        throw error;
      });
      if (finding instanceof OutsideUnavailable) {
        await tryLater(verifying, message, finding);
        return;
      }
      if (await decided(verifying, registration, identity, finding)) return;
      // The person changed the registration meanwhile: what holds now is checked.
    }
  });

const tryLater = async (
  { postpone }: Verifying,
  { applicantId, version, attempt }: Message,
  { reason, retryAfterSeconds }: OutsideUnavailable,
): Promise<void> => {
  const delaySeconds = laterBy(attempt, retryAfterSeconds);
  log.warn('The registry cannot answer; verification is postponed.', { applicantId, attempt, reason, delaySeconds });
  count('VerificationsPostponed');
  await postpone({ body: { applicantId, version, attempt: attempt + 1 }, delaySeconds });
};

const decided = async (
  { registrations, screenings, keys, watch, now }: Verifying,
  registration: Registration,
  { nik, kk, birthDate }: { readonly nik: string; readonly kk: string; readonly birthDate: string },
  { outcome, regency }: RegistryFinding,
): Promise<boolean> => {
  const ring = await keys.ring();
  const screening = await screenings.screen(registration, {
    nikHashes: keyedHashes(ring, 'nik', nik),
    kkHashes: keyedHashes(ring, 'kk', kk),
  });
  const at = now();
  // Before the decision: if it fails, the message comes again.
  await watch(registration, at);
  const step = { at: at.toISOString(), outcome, regency };
  const { registration: next, decision } = answered(registration, step, birthDate, screening, at);
  const isWritten = await registrations.commit({
    registration: next,
    readVersion: registration.version,
    decision,
    event: outcomeEvent(next, decision, step.at),
    moves: residenceMoves(registration, next),
    unsettledAt: step.at,
  });
  if (isWritten) count(decision.outcome === 'eligible' ? 'RegistrationsVerified' : 'RegistrationsRefused');
  return isWritten;
};

const outcomeEvent = (
  { applicantId, version, verification }: Registration,
  { findings }: Decision,
  occurredAt: string,
): PersonEvent => {
  const reasons = findings.flatMap(({ outcome, code }) => (outcome === 'failed' && code !== undefined ? [code] : []));
  return reasons.length > 0
    ? { event: 'registration.refused.v1', occurredAt, data: { applicantId, version, reasons } }
    : {
        event: 'registration.verified.v1',
        occurredAt,
        data: { applicantId, version, regency: verification.at(-1)?.regency ?? '' },
      };
};

const settings = environment({
  TABLE_NAME: z.string(),
  DATA_KEY_ARN: z.string(),
  REGISTRY_URL: z.url(),
  REGISTRY_SECRET_ARN: z.string(),
  REGISTRY_CALLS_PER_SECOND: z.coerce.number().positive(),
  VERIFICATION_QUEUE_URL: z.url(),
});
const table = tableNamed(settings.TABLE_NAME);
const keys = keyStore(table, settings.DATA_KEY_ARN);
export const handler = verifyRegistration({
  registrations: registrationTable(table),
  screenings: screeningTable(table),
  keys,
  watch: watching({ contacts: contactTable(table), signals: signalTable(table), risks: riskTable(table), keys }),
  registry: registryPort({
    url: settings.REGISTRY_URL,
    apiKey: apiKeyInSecret(settings.REGISTRY_SECRET_ARN),
    callsPerSecond: settings.REGISTRY_CALLS_PER_SECOND,
  }),
  postpone: (message) => send(settings.VERIFICATION_QUEUE_URL, message),
  now: () => new Date(),
});
