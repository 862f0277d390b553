import { diagnose, type Diagnosis } from '../../shared/domain/training/signature-diagnosis.ts';
import { sentenceOf } from '../../shared/domain/training/signature-findings.ts';
import { signatureOf } from '../../shared/domain/training/signature.ts';

/** A request as a client made it, and the key with which it should have been signed. */
export interface OwnRequest {
  readonly clientCode: string;
  readonly signKey: string;
  /** Unix seconds. */
  readonly timestamp: string;
  readonly path: string;
  readonly body: string;
}

/** The headers that a client sends with a request, signed with both hashes. */
export const headersFor = ({ clientCode, signKey, timestamp, path, body }: OwnRequest): Record<string, string> => {
  const request = { clientCode, timestamp, method: 'POST', path, body };
  return {
    client_code: clientCode,
    timestamp,
    signature: signatureOf('sha1', signKey, request),
    'signature-256': signatureOf('sha256', signKey, request),
  };
};

/** What is wrong with a signature that a client made, looked into on this machine: neither key nor request leaves it. */
export const lookInto = (
  { clientCode, signKey, timestamp, path, body }: OwnRequest,
  signatures: { readonly sha1: string; readonly sha256: string },
  at: Date,
): Diagnosis =>
  diagnose(
    { clientCode, timestamp, method: 'POST', path, body, signatures, query: '', host: '' },
    { clientCode, acceptsSha1: true, clockSeconds: 300, signKeys: [{ version: 1, signKey }] },
    at,
  );

/** A diagnosis in sentences, one a line, in both languages. */
export const linesOf = ({ isGood, findings }: Diagnosis): string[] => [
  isGood
    ? 'The signature is good. / Tanda tangan benar.'
    : 'The signature would be refused. / Tanda tangan akan ditolak.',
  ...findings.flatMap((finding) => [
    `- ${finding.code}: ${sentenceOf(finding, 'en')}`,
    `  ${sentenceOf(finding, 'id')}`,
  ]),
];
