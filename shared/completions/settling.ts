import { randomBytes } from 'node:crypto';
import { CertificateId } from '../../events/training.ts';
import { isScheduled } from '../domain/catalogue/mode.ts';
import { maskedName, type CertificateStatement } from '../domain/training/certificate.ts';
import { base32Of } from '../domain/training/base32.ts';
import { judgedNotice, scoresOf, type NoticeMessage, type TrainingEvidence } from '../domain/training/completion.ts';
import { advancedOrder, orderData, type Order } from '../domain/training/order.ts';
import type { CertificateSigner } from '../keys/signing.ts';
import { log } from '../platform/log.ts';
import { count } from '../platform/metrics.ts';
import { remembered } from '../platform/remembered.ts';
import type { Courses } from '../table/courses.ts';
import type { Dossier, Dossiers } from '../table/dossiers.ts';
import type { Institutions } from '../table/parties.ts';
import type { Holders } from './holders.ts';

/** What settling a notice needs of the world around it. */
export interface SettlingParts {
  readonly dossiers: Dossiers;
  readonly courses: Pick<Courses, 'schedule'>;
  readonly institutions: Pick<Institutions, 'cached'>;
  readonly holders: Holders;
  readonly signer: CertificateSigner;
  readonly now: () => Date;
}

/** The sessions of a schedule never change; it is kept for as long as an environment is likely to meet its participants. */
const scheduleLifetime = 300_000;

/** Two notices of one purchase at once take turns, and so does one with a proof of presence. */
const attempts = 5;

/** A number that is not to be guessed: 120 random bits in Crockford's base 32. */
const newCertificateId = (): CertificateId => CertificateId.parse(base32Of(randomBytes(24)));

/** The purchase as it stands once it is completed. */
const completedOrder = (order: Order, certificateId: CertificateId, completedAt: string): Order => ({
  ...advancedOrder(order, 'complete'),
  completedAt,
  certificateId,
});

/**
 * Settles notices of completion, each by itself: what the institution tells is held against what the programme knows, and
 * the notice ends in a certificate or in every reason why not. A notice that comes twice, or after another one of the
 * same purchase, changes nothing that stands.
 */
export const noticeSettling = ({ dossiers, courses, institutions, holders, signer, now }: SettlingParts) => {
  const schedules = remembered(
    ({ courseId, scheduleId }: Order) =>
      scheduleId === undefined ? Promise.resolve(undefined) : courses.schedule(courseId, scheduleId),
    { milliseconds: scheduleLifetime, nameOf: ({ scheduleId = '' }) => scheduleId },
  );

  const evidenceOf = async (dossier: Dossier | undefined): Promise<TrainingEvidence | undefined> => {
    if (dossier === undefined) return undefined;
    const { order } = dossier;
    return { ...dossier, schedule: isScheduled(order.mode) ? await schedules(order) : undefined };
  };

  const statementOf = async (
    order: Order,
    { notice }: NoticeMessage,
    issuedAt: string,
  ): Promise<CertificateStatement> => {
    const [name, institution] = await Promise.all([
      holders.nameOf(order.applicantId),
      institutions.cached(order.institutionId),
    ]);
    return {
      certificateId: newCertificateId(),
      holder: maskedName(name),
      courseId: order.courseId,
      courseVersion: order.version,
      title: order.title,
      mode: order.mode,
      hours: order.hours,
      institution: { id: order.institutionId, name: institution?.name ?? order.institutionId },
      completedAt: notice.completedAt,
      scores: scoresOf(notice),
      issuedAt,
    };
  };

  const attempt = async (message: NoticeMessage): Promise<'settled' | 'changed'> => {
    const { batchId, position, institutionId, receivedAt, notice } = message;
    const judged = judgedNotice(message, await evidenceOf(await dossiers.byRedeemCode(notice.redeemCode)));
    const at = now().toISOString();
    const place = { batchId, position, institutionId, receivedAt, at };
    if (judged.verdict === 'completed') {
      const { certificateId } = judged;
      await dossiers.enter({ ...place, status: 'completed', certificateId });
      return 'settled';
    }
    if (judged.verdict === 'refused') {
      await dossiers.enter({ ...place, status: 'refused', reasons: [...judged.reasons] });
      return 'settled';
    }
    const statement = await statementOf(judged.order, message, at);
    const { certificateId } = statement;
    const order = completedOrder(judged.order, certificateId, notice.completedAt);
    const data = orderData(order);
    const outcome = await dossiers.complete({
      order,
      certificate: { ...statement, order: data, signed: await signer.sign(statement), status: 'valid' },
      event: { event: 'training.completed.v1', occurredAt: at, data: { ...data, certificateId } },
      outcome: { ...place, status: 'completed', certificateId },
    });
    if (outcome === 'completed') count('TrainingsCompleted');
    return outcome === 'changed' ? 'changed' : 'settled';
  };

  /** @throws Error when the purchase keeps being changed: the message comes back. */
  return async (message: NoticeMessage): Promise<void> => {
    for (let tries = 0; tries < attempts; tries += 1) if ((await attempt(message)) === 'settled') return;
    log.warn('A purchase keeps being changed while its completion is settled.', {
      batchId: message.batchId,
      position: message.position,
    });
    throw new Error('The purchase of a notice keeps being changed.');
  };
};
