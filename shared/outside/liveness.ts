import * as z from 'zod';
import type { ApplicantId } from '../../events/event.ts';
import { port, type PortSettings } from './port.ts';

/** Whose face is asked about, by the number under which the service knows it, and the picture. */
interface LivenessQuestion {
  readonly subject: ApplicantId;
  /** A JPEG or PNG in base64. */
  readonly sample: string;
}

/** The service that tells whether a face before a camera is alive, and the participant's. */
export interface Liveness {
  /**
   * Asking changes nothing there, so that it may be repeated. A face that is not recognised decides nothing either: a
   * person has to look.
   * @throws OutsideUnavailable when the service cannot answer now.
   * @throws OutsideRefused when it does not take the question.
   */
  check(question: LivenessQuestion): Promise<{ readonly passed: boolean }>;
}

const Check = z.object({ outcome: z.enum(['passed', 'failed']) });

/** The service behind one address. A person waits at the other end, so it is tried twice and no longer than some seconds. */
export const livenessPort = (settings: Omit<PortSettings, 'service'>): Liveness => {
  const service = port({ tries: 2, budgetMilliseconds: 7_000, ...settings, service: 'liveness' });
  return {
    async check({ subject, sample }) {
      const { answer } = await service.ask({
        method: 'POST',
        path: '/v1/liveness-checks',
        body: { subject, sample },
        answer: Check,
      });
      return { passed: answer?.outcome === 'passed' };
    },
  };
};
