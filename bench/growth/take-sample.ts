import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { ApplicantId, Ticket, type WaveId } from '../../events/event.ts';
import { told } from '../../shared/api-client/client.ts';
import { applicantOf } from '../../shared/http/caller.ts';
import { enrollmentTable } from '../../shared/table/enrollments.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { signalTable } from '../../shared/table/signals.ts';
import type { Applicant } from '../../local/demo/people.ts';
import type { Sample } from './load.ts';
import { rowsWith, type Marks } from './sample.ts';
import type { Setting } from './setting.ts';
import { journeysBefore } from './wave-journeys.ts';
import { goOn } from './journey.ts';
import { citizenApi } from '../chaos/world.ts';

/** Rows of work that is done within a minute, and is kept of nobody afterwards. */
const passing = /^(MOVES|WORK)#/;

const whole = <Value>(value: Value | undefined, what: string): Value => {
  if (value === undefined) throw new Error(`The sample has no ${what}.`);
  return value;
};

const Placed = z.object({ regency: z.string(), household: z.string() });

/** Has one person register, be verified and join, and takes from the engine's file all that the table keeps of them. */
export const takeSample = async (setting: Setting, applicant: Applicant, waveId: WaveId): Promise<Sample> => {
  const { table, engine, sources, world } = setting;
  const [register, , , , join] = journeysBefore(setting, waveId);
  for (const journey of [whole(register, 'registration'), whole(join, 'way to join')])
    await goOn(setting, journey, [applicant]);

  const applicantId = ApplicantId.parse(applicantOf({ sub: applicant.subject }));
  const registration = whole(await registrationTable(table).get(applicantId), 'registration');
  const { joined } = await signalTable(table).ofPerson(applicantId);
  const shared = (kind: 'phone' | 'email'): string =>
    whole(
      joined.find((one) => one.kind === kind),
      kind,
    ).hash;
  const params = { path: { waveId } };
  const { ticket } = await told(citizenApi(world, applicant).GET('/v1/waves/{waveId}/enrollments/me', { params }));
  const enrollment = whole(await enrollmentTable(table).get(waveId, Ticket.parse(ticket)), 'enrolment');
  const { regency, household } = Placed.parse(enrollment.standing);
  const marks: Marks = {
    applicantId,
    nikHash: whole(registration.nikHashes[0], 'hash of the NIK').hash,
    kkHash: whole(registration.kkHashes[0], 'hash of the family card').hash,
    phoneHash: shared('phone'),
    emailHash: shared('email'),
    fingerprint: registration.fingerprint,
    regency,
    ticket: enrollment.ticket,
    household,
    hour: registration.submittedAt.slice(0, 13),
  };
  await sources.hold();
  // The engine closes what it has written before others look into its file.
  await pause(1_000);
  const words = [applicantId, marks.nikHash, marks.kkHash, marks.phoneHash, marks.emailHash, enrollment.ticket];
  const rows = rowsWith(engine.file(), table.name, words).filter(({ pk }) => !passing.test(pk));
  return { marks, rows, waveId };
};
