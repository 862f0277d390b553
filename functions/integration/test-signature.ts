import * as z from 'zod';
import { ClientCode } from '../../events/training.ts';
import type { Partner } from '../../shared/domain/training/partner.ts';
import { diagnose } from '../../shared/domain/training/signature-diagnosis.ts';
import { sentenceOf } from '../../shared/domain/training/signature-findings.ts';
import {
  integrationFunction,
  presentedWithin,
  rateExceeded,
  type IntegrationEdge,
} from '../../shared/integration/endpoint.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { liveSignKeys } from '../../shared/keys/sign-keys.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { partnerTable } from '../../shared/table/partners.ts';
import { requestWindowTable } from '../../shared/table/request-windows.ts';

/** Looking for a mistake takes some ten thousand hashes of the body. */
const maximumBytes = 4_096;

/** Of each partner. */
const allowance = { of: 'SELF-TEST', requests: 10, seconds: 60 } as const;

const messages = {
  good: { id: 'Tanda tangan benar.', en: 'The signature is good.' },
  wrong: { id: 'Tanda tangan tidak akan diterima.', en: 'The signature would not be accepted.' },
} as const;

/** The partner that was meant: by its code as it was sent, or else in small letters or capitals. */
const partnerMeant = async (
  { partners }: Pick<IntegrationEdge, 'partners'>,
  sent: string,
): Promise<Partner | undefined> => {
  for (const text of new Set([sent, sent.toLowerCase(), sent.toUpperCase()])) {
    const code = ClientCode.safeParse(text);
    const partner = code.success ? await partners.recent(code.data) : undefined;
    if (partner !== undefined) return partner;
  }
  return undefined;
};

/**
 * POST /api/v1/integration/self-test: what is wrong with the signature of this very request, tried against the live keys
 * and the usual mistakes. It answers 200 either way; neither a key nor the right signature is ever told.
 */
export const testSignature = (edge: IntegrationEdge) =>
  integrationFunction(async (event, { at, language }) => {
    const presented = presentedWithin(event, maximumBytes);
    const partner = await partnerMeant(edge, presented.clientCode);
    if (partner !== undefined) {
      const seconds = await edge.windows.count(partner.clientCode, allowance, at);
      if (seconds !== undefined) throw rateExceeded(seconds);
    }
    const signer = partner && { ...partner, signKeys: await liveSignKeys(edge.keys, partner) };
    const suspect = { ...presented, query: event.rawQueryString, host: event.headers['host'] ?? '' };
    const { isGood, findings, signedBy } = diagnose(suspect, signer, at);
    const data = {
      findings: findings.map((finding) => ({ code: finding.code, message: sentenceOf(finding, language) })),
      ...(signedBy === undefined
        ? {}
        : { signed_by: { key_version: signedBy.version, algorithm: signedBy.algorithm } }),
      server_time: Math.floor(at.getTime() / 1_000),
    };
    return { isGood, answer: { message: isGood ? messages.good : messages.wrong, data } };
  });

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = testSignature({
  partners: partnerTable(table),
  keys: keyStore(table, DATA_KEY_ARN),
  windows: requestWindowTable(table),
});
