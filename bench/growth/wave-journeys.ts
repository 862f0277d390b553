import { told } from '../../shared/api-client/client.ts';
import type { Applicant } from '../../local/demo/people.ts';
import { citizenApi } from '../chaos/world.ts';
import type { Setting } from './setting.ts';

/** What one person does; what follows of it in stream and queues belongs to it. */
type Step = (applicant: Applicant) => Promise<unknown>;

/** A journey of a person: steps, of which each has come to its end for everybody before the next begins. */
export interface Journey {
  readonly name: string;
  readonly steps: readonly Step[];
  /** Whether it only reads: then nothing follows. */
  readonly onlyReads?: boolean;
}

const consent = { version: '2023.1', accepted: true } as const;

/** What people do from their registration until the wave closes. */
export const journeysBefore = ({ world }: Setting, waveId: string): Journey[] => {
  const params = { path: { waveId } };
  const api = (applicant: Applicant) => citizenApi(world, applicant);
  const join: Step = (applicant) => told(api(applicant).POST('/v1/waves/{waveId}/enrollments', { params }));
  return [
    {
      name: 'register, verified to the end',
      steps: [
        (applicant) =>
          told(api(applicant).POST('/v1/registrations', { body: { ...applicant.person.application, consent } })),
      ],
    },
    {
      name: 'read the own registration',
      onlyReads: true,
      steps: [
        async (applicant) => {
          const { status } = await told(api(applicant).GET('/v1/registrations/me'));
          if (status !== 'verified') throw new Error(`${applicant.subject} is not verified: ${status}.`);
        },
      ],
    },
    { name: 'list the waves', onlyReads: true, steps: [(applicant) => told(api(applicant).GET('/v1/waves'))] },
    {
      name: 'read a wave',
      onlyReads: true,
      steps: [(applicant) => told(api(applicant).GET('/v1/waves/{waveId}', { params }))],
    },
    { name: 'join a wave', steps: [join] },
    {
      name: 'read the own place',
      onlyReads: true,
      steps: [(applicant) => told(api(applicant).GET('/v1/waves/{waveId}/enrollments/me', { params }))],
    },
    {
      name: 'leave the wave',
      steps: [(applicant) => told(api(applicant).DELETE('/v1/waves/{waveId}/enrollments/me', { params }))],
    },
    { name: 'join it again', steps: [join] },
  ];
};

/** How people read what came of it. */
export const journeysOfResult = ({ world }: Setting, waveId: string): Journey[] => {
  const path = { waveId };
  const tickets = new Map<string, string>();
  return [
    {
      name: 'read the own result',
      onlyReads: true,
      steps: [
        async (applicant) => {
          const api = citizenApi(world, applicant);
          const seen = await told(api.GET('/v1/waves/{waveId}/enrollments/me', { params: { path } }));
          if (!('outcome' in seen)) throw new Error(`${applicant.subject} has no result.`);
          tickets.set(applicant.subject, seen.ticket);
        },
      ],
    },
    {
      name: 'read a result with its proof',
      onlyReads: true,
      steps: [
        ({ subject }) => {
          const params = { path: { ...path, ticket: tickets.get(subject) ?? '' } };
          return told(world.callers.apiAs().GET('/v1/waves/{waveId}/tickets/{ticket}', { params }));
        },
      ],
    },
  ];
};
