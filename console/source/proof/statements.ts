import { keysOf, type VerificationKey } from '../../../shared/domain/evidence/jws.ts';
import { verifyReceipt, type Receipt } from '../../../shared/domain/receipt.ts';
import { StatementFault, thumbprintOf, type NamedKey } from '../../../shared/domain/statement.ts';
import { verifyCertificate, type CertificateStatement } from '../../../shared/domain/training/certificate.ts';

export type { CertificateStatement, Receipt };

/** Checks signed statements of the programme under its published keys (GET /v1/keys). */

/** What a statement says where it is genuine; otherwise what is wrong with it, in the words of the verifier (English). */
export type Checked<Statement> =
  { readonly isGenuine: true; readonly statement: Statement } | { readonly isGenuine: false; readonly fault: string };

const rootsOf = (keys: VerificationKey): NamedKey[] =>
  keysOf(keys).map((jwk) => ({ ...jwk, kid: typeof jwk['kid'] === 'string' ? jwk['kid'] : thumbprintOf(jwk) }));

const checked = <Statement>(verify: () => Statement): Checked<Statement> => {
  try {
    return { isGenuine: true, statement: verify() };
  } catch (fault) {
    if (!(fault instanceof StatementFault)) throw fault;
    return { isGenuine: false, fault: fault.message };
  }
};

/** Checks a receipt (tanda terima), looked at `at` an instant. */
export const checkReceipt = (receipt: string, keys: VerificationKey, at: Date): Checked<Receipt> =>
  checked(() => verifyReceipt(receipt.trim(), rootsOf(keys), at));

/**
 * Checks the signed form of a certificate, looked at `at` an instant. It tells that the programme issued it; whether it
 * was revoked since, only the programme tells.
 */
export const checkCertificate = (signed: string, keys: VerificationKey, at: Date): Checked<CertificateStatement> =>
  checked(() => verifyCertificate(signed.trim(), rootsOf(keys), at));
