import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import { AwsError } from './aws-json.ts';
import { canonical, isObject, type Json, type JsonObject, textOf } from './json.ts';

/** A key of the template, as the emulator keeps it. */
export interface KmsKey {
  readonly id: string;
  readonly arn: string;
  readonly spec: 'SYMMETRIC_DEFAULT' | 'ECC_NIST_P256';
  /** Names such as `alias/signing` that stand for the key. */
  readonly aliases: readonly string[];
}

const IV_BYTES = 12;
const TAG_BYTES = 16;
// The fixed beginning of a P-256 public key in SubjectPublicKeyInfo form (RFC 5480); the uncompressed point follows.
const SPKI_P256 = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');

/**
 * The calls of AWS KMS that the system makes, by name of operation, and those by which a key is disabled and enabled. The encryption context is bound: what was encrypted
 * under one context is not decrypted under another. Everything follows from the seed, so that a run with the same seed
 * repeats: a data key is a function of the key and the encryption context, a signature is deterministic (RFC 6979).
 */
export const kms = (keys: readonly KmsKey[], seed: Buffer) => {
  const secretOf = (purpose: string): Buffer => createHmac('sha256', seed).update(`kms\0${purpose}`).digest();
  const signingKeyOf = (key: KmsKey): Uint8Array =>
    // 48 bytes reduced into the curve's order leave no measurable bias (FIPS 186-5, A.2.1).
    p256.utils.randomSecretKey(
      createHash('sha384')
        .update(secretOf(`sign\0${key.id}`))
        .digest(),
    );

  const disabled = new Set<KmsKey>();
  const mustBeEnabled = (key: KmsKey): void => {
    if (disabled.has(key)) throw new AwsError('DisabledException', `${key.arn} is disabled.`);
  };

  const named = (id: Json | undefined): KmsKey => {
    const key = keys.find(({ id: keyId, arn, aliases }) => [keyId, arn, ...aliases].includes(textOf(id)));
    if (!key) throw new AwsError('NotFoundException', `Key '${textOf(id)}' does not exist`);
    return key;
  };

  const find = (id: Json | undefined, spec: KmsKey['spec']): KmsKey => {
    const key = named(id);
    mustBeEnabled(key);
    if (key.spec !== spec) {
      throw new AwsError(
        'InvalidKeyUsageException',
        `${key.arn} key spec is ${key.spec}, which is not valid for this operation.`,
      );
    }
    return key;
  };

  const contextOf = (input: JsonObject): string => canonical(input['EncryptionContext'] ?? {});

  const encrypt = (key: KmsKey, context: string, plaintext: Buffer): Buffer => {
    const iv = createHmac('sha256', secretOf('iv'))
      .update(context)
      .update('\0')
      .update(plaintext)
      .digest()
      .subarray(0, IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', secretOf(`encrypt\0${key.id}`), iv).setAAD(Buffer.from(context));
    const sealed = Buffer.concat([cipher.update(plaintext), cipher.final()]);
    const id = Buffer.from(key.id);
    return Buffer.concat([Buffer.from([id.length]), id, iv, cipher.getAuthTag(), sealed]);
  };

  const dataKey = (input: JsonObject) => {
    const key = find(input['KeyId'], 'SYMMETRIC_DEFAULT');
    const bytes = input['KeySpec'] === 'AES_128' ? 16 : Number(input['NumberOfBytes'] ?? 32);
    const stream = createHmac('sha512', secretOf(`data\0${key.id}`))
      .update(contextOf(input))
      .digest();
    if (bytes > stream.length)
      throw new AwsError('ValidationException', 'The local KMS makes data keys of up to 64 bytes.');
    const plaintext = stream.subarray(0, bytes);
    return { key, plaintext, sealed: encrypt(key, contextOf(input), plaintext) };
  };

  const operations: Record<string, (input: JsonObject) => JsonObject> = {
    DisableKey: (input) => {
      disabled.add(named(input['KeyId']));
      return {};
    },

    EnableKey: (input) => {
      disabled.delete(named(input['KeyId']));
      return {};
    },

    GenerateDataKey: (input) => {
      const { key, plaintext, sealed } = dataKey(input);
      return { KeyId: key.arn, CiphertextBlob: sealed.toString('base64'), Plaintext: plaintext.toString('base64') };
    },

    GenerateDataKeyWithoutPlaintext: (input) => {
      const { key, sealed } = dataKey(input);
      return { KeyId: key.arn, CiphertextBlob: sealed.toString('base64') };
    },

    Encrypt: (input) => {
      const key = find(input['KeyId'], 'SYMMETRIC_DEFAULT');
      const sealed = encrypt(key, contextOf(input), bytesOf(input['Plaintext']));
      return { KeyId: key.arn, CiphertextBlob: sealed.toString('base64'), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
    },

    Decrypt: (input) => {
      const blob = bytesOf(input['CiphertextBlob']);
      const start = 1 + (blob[0] ?? 0);
      const key = keys.find(({ id }) => id === blob.subarray(1, start).toString());
      if (!key) throw new AwsError('InvalidCiphertextException', '');
      mustBeEnabled(key);
      if (input['KeyId'] !== undefined && find(input['KeyId'], 'SYMMETRIC_DEFAULT') !== key) {
        throw new AwsError(
          'IncorrectKeyException',
          'The key ID in the request does not identify the key that encrypted the ciphertext.',
        );
      }
      const [iv, tag, sealed] = [
        blob.subarray(start, start + IV_BYTES),
        blob.subarray(start + IV_BYTES, start + IV_BYTES + TAG_BYTES),
        blob.subarray(start + IV_BYTES + TAG_BYTES),
      ];
      try {
        const opened = createDecipheriv('aes-256-gcm', secretOf(`encrypt\0${key.id}`), iv)
          .setAAD(Buffer.from(contextOf(input)))
          .setAuthTag(tag);
        const plaintext = Buffer.concat([opened.update(sealed), opened.final()]);
        return { KeyId: key.arn, Plaintext: plaintext.toString('base64'), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
      } catch {
        throw new AwsError('InvalidCiphertextException', '');
      }
    },

    Sign: (input) => {
      const key = find(input['KeyId'], 'ECC_NIST_P256');
      if (input['SigningAlgorithm'] !== 'ECDSA_SHA_256') {
        throw new AwsError(
          'InvalidKeyUsageException',
          `Algorithm ${textOf(input['SigningAlgorithm'])} is incompatible with key spec ECC_NIST_P256.`,
        );
      }
      const message = bytesOf(input['Message']);
      const isDigest = input['MessageType'] === 'DIGEST';
      if (isDigest && message.length !== 32)
        throw new AwsError('ValidationException', 'Digest is invalid length for algorithm ECDSA_SHA_256.');
      if (!isDigest && message.length > 4096)
        throw new AwsError('ValidationException', 'Message must have length less than or equal to 4096.');
      const signature = p256.sign(message, signingKeyOf(key), { prehash: !isDigest, format: 'der', lowS: false });
      return {
        KeyId: key.arn,
        Signature: Buffer.from(signature).toString('base64'),
        SigningAlgorithm: 'ECDSA_SHA_256',
      };
    },

    GetPublicKey: (input) => {
      const key = find(input['KeyId'], 'ECC_NIST_P256');
      const point = p256.getPublicKey(signingKeyOf(key), false);
      return {
        KeyId: key.arn,
        PublicKey: Buffer.concat([SPKI_P256, point]).toString('base64'),
        KeySpec: 'ECC_NIST_P256',
        KeyUsage: 'SIGN_VERIFY',
        SigningAlgorithms: ['ECDSA_SHA_256'],
      };
    },
  };
  return operations;
};

const bytesOf = (value: Json | undefined): Buffer => {
  if (typeof value !== 'string' || isObject(value))
    throw new AwsError('ValidationException', 'A blob is missing from the request.');
  return Buffer.from(value, 'base64');
};
