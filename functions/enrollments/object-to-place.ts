import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { WaveId } from '../../events/event.ts';
import type { Enrollment } from '../../shared/domain/enrollment.ts';
import { objectUntil } from '../../shared/domain/place-objection.ts';
import { drawRunOf, type Wave } from '../../shared/domain/wave.ts';
import { Refusal } from '../../shared/errors.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { seal } from '../../shared/keys/fields.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { factNames, PublishedCommitmentFact } from '../../shared/selection/facts.ts';
import { mustHaveNoOpenObjection, openObjection } from '../../shared/standing/objections.ts';
import { ownEnrollment } from '../../shared/standing/own-enrollment.ts';
import { placeRule } from '../../shared/standing/place-objections.ts';
import { caseTable, type Cases } from '../../shared/table/cases.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { enrollmentTable, type Enrollments } from '../../shared/table/enrollments.ts';
import { registrationTable, type Registrations } from '../../shared/table/registrations.ts';
import { selectionTable, type SelectionTable } from '../../shared/table/selections.ts';
import { waveTable, type Waves } from '../../shared/table/waves.ts';

const attempts = 3;

const Body = z.strictObject({ statement: z.string().trim().min(1).max(2_000) });

interface ObjectToPlace {
  readonly waves: Pick<Waves, 'get'>;
  readonly selections: Pick<SelectionTable, 'fact'>;
  readonly registrations: Pick<Registrations, 'get' | 'commit'>;
  readonly enrollments: Pick<Enrollments, 'own'>;
  readonly cases: Pick<Cases, 'openWrites'>;
  readonly keys: Pick<KeyStore, 'ring' | 'waveKeys'>;
}

/** @throws Refusal objection-window-over unless the lists are committed to and the strikes are not sealed yet. */
const mustBeInWindow = async ({ selections }: ObjectToPlace, wave: Wave, at: Date): Promise<void> => {
  const committed = await selections.fact(drawRunOf(wave), factNames.commitment, PublishedCommitmentFact);
  if (wave.progress !== 'selecting' || committed === undefined) throw new Refusal('objection-window-over');
  if (at.toISOString() >= objectUntil(wave, committed.roundAt)) throw new Refusal('objection-window-over');
};

/** @throws Refusal place-not-excluded */
const exclusionOf = ({ leftAt, standing }: Enrollment): { readonly code: string; readonly listVersion: string } => {
  if (leftAt !== undefined || standing.state === 'eligible') throw new Refusal('place-not-excluded');
  if (standing.state === 'pending') return { code: 'not-verified', listVersion: '' };
  return { code: standing.reason, listVersion: standing.listVersion };
};

/**
 * POST /v1/waves/{waveId}/enrollments/me/objections: between the commitment and the draw a person objects to being
 * listed among those who take no part, and another person will look into it. One open objection a wave.
 */
export const objectToPlace = (dependencies: ObjectToPlace) => {
  const { waves, registrations, keys } = dependencies;
  return endpoint(
    { route: 'POST /v1/waves/{waveId}/enrollments/me/objections', path: z.object({ waveId: WaveId }), body: Body },
    async ({ path: { waveId }, body: { statement }, caller, at }) => {
      const applicantId = signedIn(caller);
      const wave = await waves.get(waveId);
      if (wave === undefined) throw new Refusal('wave-not-found');
      await mustBeInWindow(dependencies, wave, at);
      const caseId = randomUUID().replaceAll('-', '').slice(0, 24);
      const openedAt = at.toISOString();
      const sealed = seal(await keys.ring(), applicantId, 'statement', statement);
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        const registration = await registrations.get(applicantId);
        // Who claims a NIK that another holds sees that they joined, and nothing that could be objected to.
        if (registration === undefined || registration.status === 'disputed') throw new Refusal('enrollment-not-found');
        const enrollment = await ownEnrollment(dependencies, waveId, registration);
        if (enrollment === undefined) throw new Refusal('enrollment-not-found');
        mustHaveNoOpenObjection(registration, placeRule(waveId));
        const isWritten = await openObjection(dependencies, registration, placeRule(waveId), {
          ...{ caseId, kind: 'place-objection', status: 'open', openedAt, applicantId, waveId },
          ...{ ticket: enrollment.ticket, ...exclusionOf(enrollment), statement: sealed },
        });
        if (isWritten) return { status: 201, body: { caseId, waveId, status: 'open', openedAt } };
      }
      throw new Refusal('busy-try-again');
    },
  );
};

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = objectToPlace({
  waves: waveTable(table),
  selections: selectionTable(table),
  registrations: registrationTable(table),
  enrollments: enrollmentTable(table),
  cases: caseTable(table),
  keys: keyStore(table, DATA_KEY_ARN),
});
