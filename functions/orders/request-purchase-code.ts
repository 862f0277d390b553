import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { codeValidUntil, oneMoreRequest, secondsUntilCode } from '../../shared/domain/one-time-code.ts';
import { currentRuleSet, type RuleSet } from '../../shared/domain/rule-sets.ts';
import { issuedCode } from '../../shared/domain/training/purchase-code.ts';
import { CardNumberInput, wantedFields } from '../../shared/domain/training/purchasing.ts';
import { dateInWib } from '../../shared/domain/wave.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { sellingPlatform } from '../../shared/http/partner.ts';
import { switched } from '../../shared/http/switched.ts';
import { saleFinder, type Sale, type SaleSources } from '../../shared/orders/sale.ts';
import { environment } from '../../shared/platform/environment.ts';
import { awardTable, type AwardTable } from '../../shared/table/awards.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { courseTable } from '../../shared/table/courses.ts';
import { institutionTable, platformTable } from '../../shared/table/parties.ts';
import { partnerTable, type Partners } from '../../shared/table/partners.ts';
import { purchaseCodeTable, type PurchaseCodes } from '../../shared/table/purchase-codes.ts';

interface RequestPurchaseCode extends SaleSources {
  readonly partners: Pick<Partners, 'get'>;
  readonly awards: Pick<AwardTable, 'ofCard'>;
  readonly purchaseCodes: Pick<PurchaseCodes, 'requests' | 'count' | 'issue'>;
}

interface Asked {
  readonly cardNumber: string;
  readonly sale: Sale;
  readonly rules: RuleSet;
  readonly at: Date;
}

/**
 * POST /v1/purchase-codes: has a participant sent a one-time code by SMS, to the phone in force, for one
 * purchase on the platform that asks. Every well-formed number is answered and counted alike, so that nobody finds out by
 * it which cards there are; a code is sent only where the card can be used.
 */
export const requestPurchaseCode = (parts: RequestPurchaseCode) => {
  const { partners, awards, purchaseCodes } = parts;
  const saleOf = saleFinder(parts);

  const issue = async ({ cardNumber, sale, rules, at }: Asked): Promise<void> => {
    const award = await awards.ofCard(cardNumber);
    if (award?.state !== 'active' || !sale.schemes.includes(award.scheme)) return;
    const { applicantId, waveId } = award;
    const { platformId, platformName, courseId, schedule, title, price } = sale;
    const scheduleId = schedule === undefined ? {} : { scheduleId: schedule.scheduleId };
    const nonce = randomBytes(16).toString('hex');
    const wanted = { platformId, platformName, courseId, ...scheduleId, title, price };
    await purchaseCodes.issue(issuedCode({ applicantId, waveId, nonce, ...wanted }, { rules, at }));
  };

  return endpoint(
    { route: 'POST /v1/purchase-codes', body: z.strictObject({ cardNumber: CardNumberInput, ...wantedFields }) },
    async ({ body: { cardNumber, courseId, scheduleId }, caller, at }) => {
      const platformId = await sellingPlatform(partners, caller);
      const sale = await saleOf(platformId, { courseId, scheduleId }, at);
      const [scheme] = sale.schemes;
      if (scheme === undefined) throw new Error('A course is sold under no scheme.');
      // Those of the course and not of the card: they are the same for every number.
      const rules = currentRuleSet(scheme, dateInWib(at));
      const seen = await purchaseCodes.requests(cardNumber);
      const { value: limits } = rules.purchaseCode;
      const seconds = secondsUntilCode(seen, limits, at);
      if (seconds > 0)
        throw new Refusal('purchase-codes-too-many', { values: { seconds }, retryAfterSeconds: seconds });
      // Of two that come at once one is counted, and sends the code.
      if (await purchaseCodes.count(cardNumber, oneMoreRequest(seen, limits, at), seen))
        await issue({ cardNumber, sale, rules, at });
      return { status: 202, body: { validUntil: codeValidUntil(limits, at) } };
    },
  );
};

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = switched(
  table,
  requestPurchaseCode({
    partners: partnerTable(table),
    courses: courseTable(table),
    institutions: institutionTable(table),
    platforms: platformTable(table),
    awards: awardTable(table),
    purchaseCodes: purchaseCodeTable(table),
  }),
);
