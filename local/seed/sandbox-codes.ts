import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { randomBytes } from 'node:crypto';
import type { CourseId } from '../../events/catalogue.ts';
import { InstitutionId, PlatformId } from '../../events/catalogue.ts';
import { ApplicantId, WaveId } from '../../events/event.ts';
import { ClientCode } from '../../events/training.ts';
import { courseIdOf } from '../../shared/domain/catalogue/course.ts';
import { scheduleIdOf, spanOf } from '../../shared/domain/catalogue/schedule.ts';
import { currentRuleSet } from '../../shared/domain/rule-sets.ts';
import { Order, orderIdOf } from '../../shared/domain/training/order.ts';
import { newRedeemCode } from '../../shared/domain/training/purchasing.ts';
import type { Table } from '../../shared/table/client.ts';
import { courseTable } from '../../shared/table/courses.ts';
import { keys } from '../../shared/table/keys.ts';
import { sandboxParties } from './sandbox-courses.ts';

/** The machine that uses the codes, and another of the same institution that has used one already. */
export const sandboxClients = { own: 'sandbox-lp', second: 'sandbox-lp-2' } as const;

/** Redeem codes by what they are for. */
export interface SandboxCodes {
  readonly selfPaced: string;
  /** Of a webinar with one session an hour, the first of which began when the stack started. */
  readonly sessionNow: string;
  readonly otherInstitution: string;
  readonly cancelled: string;
  readonly used: string;
}

const dayMilliseconds = 86_400_000;

/**
 * Purchases with fresh codes, as they stand after a participant bought: written as they are, since a purchase needs a
 * recipient and so a whole wave. Nobody has bought them, so that they cannot be refunded.
 * @throws Error when the sandbox's courses are not in the catalogue.
 */
export const freshCodes = async (table: Table): Promise<SandboxCodes> => {
  const courses = courseTable(table);
  const now = new Date();
  const placedAt = now.toISOString();
  const rules = currentRuleSet('normal', placedAt.slice(0, 10));
  const platformId = PlatformId.parse(sandboxParties.platform);

  const buy = async (institution: string, code: string, fields: Partial<Order> = {}): Promise<string> => {
    const institutionId = InstitutionId.parse(institution);
    const courseId: CourseId = courseIdOf(institutionId, code);
    const schedule = await courses.schedule(courseId, scheduleIdOf(courseId, 1, 'SANDBOX-1'));
    const course = (await courses.get(courseId))?.published;
    if (course === undefined)
      throw new Error('The courses of the sandbox are not there: start the stack with npm start.');
    const { scheduleId, code: scheduleCode } = schedule ?? {};
    const redeemCode = newRedeemCode();
    const order = Order.parse({
      orderId: orderIdOf(platformId, redeemCode),
      reference: redeemCode,
      platformId,
      institutionId,
      courseId,
      version: course.version,
      courseCode: code,
      title: course.title,
      mode: course.mode,
      hours: course.hours,
      ...(schedule === undefined
        ? { redeemableUntil: new Date(now.getTime() + rules.voucherDays.value * dayMilliseconds).toISOString() }
        : { scheduleId, scheduleCode, ...spanOf(schedule) }),
      applicantId: ApplicantId.parse(randomBytes(16).toString('hex')),
      waveId: WaveId.parse('2023-sandbox'),
      scheme: 'normal',
      ruleVersion: rules.version,
      price: course.price,
      redeemCode,
      invoiceCode: `INV/${placedAt.slice(0, 10).replaceAll('-', '')}/${redeemCode.slice(0, 8)}`,
      placedAt,
      status: 'placed',
      revision: 1,
      commits: [],
      ...fields,
    });
    for (const item of [
      { ...keys.order(order.orderId), ...order },
      { ...keys.redeemCode(redeemCode), orderId: order.orderId },
    ])
      await table.client.send(new PutCommand({ TableName: table.name, Item: item }));
    return redeemCode;
  };

  const { institution, otherInstitution } = sandboxParties;
  const by = ClientCode.parse(sandboxClients.second);
  const [selfPaced, sessionNow, ofOther, cancelled, used] = await Promise.all([
    buy(institution, 'SANDBOX-SPL'),
    buy(institution, 'SANDBOX-WEB'),
    buy(otherInstitution, 'SANDBOX-WEB'),
    buy(institution, 'SANDBOX-SPL', { status: 'cancelled', cancelledAt: placedAt, revision: 2 }),
    buy(institution, 'SANDBOX-SPL', {
      status: 'redeemed',
      revision: 2,
      redeemedAt: placedAt,
      commits: [{ sequence: 0, at: placedAt, by }],
    }),
  ]);
  return { selfPaced, sessionNow, otherInstitution: ofOther, cancelled, used };
};
