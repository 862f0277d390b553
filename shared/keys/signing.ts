import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { sha256 } from '../domain/draw/hash.ts';
import type { Receipt } from '../domain/receipt.ts';
import {
  keyCertificateType,
  signedText,
  signingInput,
  statementType,
  thumbprintOf,
  type KeyCertificate,
  type KeyUse,
  type NamedKey,
} from '../domain/statement.ts';
import type { CertificateStatement } from '../domain/training/certificate.ts';
import { detachedJws, detachedSigningInput, signatureFromDer } from '../domain/evidence/jws.ts';

interface RootKey {
  /** The client of KMS; one of the environment's region unless given. */
  readonly kms?: KMSClient;
  /** An ECC_NIST_P256 key for SIGN_VERIFY. Needs kms:Sign and kms:GetPublicKey. */
  readonly keyArn: string;
}

const publicPoint = (key: KeyObject): KeyCertificate['jwk'] => {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return { kty: 'EC', crv: 'P-256', x, y };
};

/** The root key of the programme, which never leaves KMS: what it signs is evidence, and certificates of short-lived keys. */
export const rootSigner = ({ kms = new KMSClient({}), keyArn }: RootKey) => {
  let publicKey: Promise<NamedKey> | undefined;

  const readPublicKey = async (): Promise<NamedKey> => {
    const { PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId: keyArn }));
    if (PublicKey === undefined) throw new Error('KMS gave no public key.');
    const jwk = publicPoint(createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' }));
    return { ...jwk, kid: thumbprintOf(jwk), alg: 'ES256', use: 'sig' };
  };

  /** The public key (RFC 7517) with its name, read once an environment. */
  const publicJwk = (): Promise<NamedKey> => {
    if (publicKey === undefined) {
      const reading = readPublicKey();
      publicKey = reading;
      // A failed read is not kept, so that the next request tries again.
      reading.catch(() => (publicKey = undefined));
    }
    return publicKey;
  };

  /** The 64 bytes (r and s) of an ES256 signature over a text. KMS takes at most 4,096 bytes, so it is given the hash. */
  const signatureOver = async (text: string): Promise<Buffer> => {
    const { Signature } = await kms.send(
      new SignCommand({
        KeyId: keyArn,
        Message: sha256(text),
        MessageType: 'DIGEST',
        SigningAlgorithm: 'ECDSA_SHA_256',
      }),
    );
    if (Signature === undefined) throw new Error('KMS gave no signature.');
    return signatureFromDer(Signature);
  };

  return {
    publicJwk,

    /** A detached signature over bytes (compact JWS, ES256, with the key's name); it differs each time. */
    async signDetached(payload: Buffer): Promise<string> {
      const { kid } = await publicJwk();
      const input = detachedSigningInput(payload, kid);
      return detachedJws(input, await signatureOver(input));
    },

    /** The certificate of a short-lived key. */
    async certify(certificate: KeyCertificate): Promise<string> {
      const { kid } = await publicJwk();
      const input = signingInput({ alg: 'ES256', typ: keyCertificateType(certificate.use), kid }, certificate);
      return signedText(input, await signatureOver(input));
    },
  };
};
export type RootSigner = ReturnType<typeof rootSigner>;

/** How long a short-lived key may sign, in milliseconds: what one that leaks out is good for. */
const keyLifetime = 24 * 3_600_000;
/** A new key is made so long before the old one ends. */
const renewBefore = 3_600_000;
/** A request may have reached the gateway before the environment that answers it had started. */
const backdated = 300_000;

interface ShortLivedKey {
  readonly privateKey: KeyObject;
  readonly certificate: string;
}

/** Signs statements of one use. */
interface StatementSigner<Statement extends object> {
  /** The statement as a compact JWS that carries its chain. */
  sign(payload: Statement): Promise<string>;
}

type SignerOptions = RootKey & { readonly now?: () => number };

/**
 * Signs statements with a key that is made in the memory of this environment and certified once by KMS: at an opening,
 * or when a month's trainings end, KMS itself would meet its quota, and each signature costs.
 */
const statementSigner = <Statement extends object>(
  use: KeyUse,
  { now = () => Date.now(), ...root }: SignerOptions,
): StatementSigner<Statement> => {
  const signer = rootSigner(root);
  let current: Promise<ShortLivedKey> | undefined;
  let renewAt = 0;

  const makeKey = async (at: number): Promise<ShortLivedKey> => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const certificate = await signer.certify({
      use,
      jwk: publicPoint(publicKey),
      notBefore: new Date(at - backdated).toISOString(),
      notAfter: new Date(at - backdated + keyLifetime).toISOString(),
    });
    return { privateKey, certificate };
  };

  const key = (): Promise<ShortLivedKey> => {
    const at = now();
    if (current !== undefined && at < renewAt) return current;
    const making = makeKey(at);
    current = making;
    renewAt = at - backdated + keyLifetime - renewBefore;
    making.catch(() => {
      if (current === making) current = undefined;
    });
    return making;
  };

  return {
    async sign(payload) {
      const { privateKey, certificate } = await key();
      const input = signingInput({ alg: 'ES256', typ: statementType(use), certificate }, payload);
      return signedText(input, sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' }));
    },
  };
};

/** Signs receipts of tickets. */
export const receiptSigner = (options: SignerOptions): StatementSigner<Receipt> => statementSigner('receipt', options);
export type ReceiptSigner = ReturnType<typeof receiptSigner>;

/** Signs certificates of trainings. */
export const certificateSigner = (options: SignerOptions): StatementSigner<CertificateStatement> =>
  statementSigner('certificate', options);
export type CertificateSigner = ReturnType<typeof certificateSigner>;
