import { BitString, Integer, Null, ObjectIdentifier, OctetString, Sequence, Utf8String } from 'asn1js';
import { createHash, randomBytes, webcrypto } from 'node:crypto';
import {
  Accuracy,
  AlgorithmIdentifier,
  Attribute,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  ExtKeyUsage,
  Extension,
  id_BasicConstraints,
  id_ContentType_SignedData,
  id_eContentType_TSTInfo,
  id_ExtKeyUsage,
  id_KeyUsage,
  id_sha256,
  IssuerAndSerialNumber,
  MessageImprint,
  PKIStatus,
  PKIStatusInfo,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
  type RelativeDistinguishedNames,
} from 'pkijs';

/** A time-stamping authority (RFC 3161) with keys of its own, made anew at each start. It vouches for nothing. */

export interface AuthorityOptions {
  /** What its certificates say, so that nobody takes it for a real one. */
  readonly name?: string;
  /** What its signing certificate is for; time stamping unless told. */
  readonly purpose?: string;
  /** From and until when its certificates are valid; ten years around now unless told. */
  readonly valid?: { readonly from: Date; readonly until: Date };
}

/** How it answers one query. */
export interface StampOptions {
  /** What its clock shows. */
  readonly at: Date;
  readonly accuracySeconds?: number;
  /** A hash that is not the one that it was asked to stamp, 32 bytes. */
  readonly otherHash?: Uint8Array;
  /** A signature that does not hold. */
  readonly isForged?: boolean;
  /** Leaves out the attribute that ties the signature to its certificate. */
  readonly isUnbound?: boolean;
}

export interface Authority {
  /** The certificate of its root, in PEM: what a verifier is given. */
  readonly rootPem: string;
  /** That of its signing key, in PEM. */
  readonly signerPem: string;
  /** The reply to a query, both in DER. @throws Error for bytes that are no query. */
  reply(query: Uint8Array, options: StampOptions): Promise<Buffer>;
}

/** Under the arc that is kept for examples (2.999). */
const policy = '2.999.3161';
const timeStampingPurpose = '1.3.6.1.5.5.7.3.8';
const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const tenYears = 10 * 365 * 86_400_000;

interface Named {
  readonly certificate: Certificate;
  readonly keys: CryptoKeyPair;
}
type CryptoKeyPair = webcrypto.CryptoKeyPair;

const nameInto = ({ typesAndValues }: RelativeDistinguishedNames, name: string): void => {
  typesAndValues.push(new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value: name }) }));
};

const extension = (extnID: string, value: { toSchema(): Sequence } | BitString): Extension =>
  new Extension({
    extnID,
    critical: true,
    extnValue: (value instanceof BitString ? value : value.toSchema()).toBER(),
  });

/** A certificate for new keys, signed by an issuer or by itself. */
const certified = async (
  { name, valid, extensions }: { name: string; valid: { from: Date; until: Date }; extensions: Extension[] },
  issuer?: Named,
): Promise<Named> => {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = new Certificate({ version: 2, extensions });
  certificate.serialNumber = Integer.fromBigInt(BigInt(`0x1${randomBytes(8).toString('hex')}`));
  nameInto(certificate.subject, name);
  if (issuer === undefined) nameInto(certificate.issuer, name);
  else certificate.issuer = issuer.certificate.subject;
  certificate.notBefore.value = valid.from;
  certificate.notAfter.value = valid.until;
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign((issuer?.keys ?? keys).privateKey, 'SHA-256');
  return { certificate, keys };
};

const pemOf = ({ certificate }: Named): string => {
  const lines = Buffer.from(certificate.toSchema().toBER()).toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
};

const keyUsage = (bits: number): Extension =>
  extension(id_KeyUsage, new BitString({ valueHex: new Uint8Array([bits]).buffer }));

/** Makes an authority: a root, and a signing certificate under it. */
export const timeStampingAuthority = async ({
  name = 'Sandbox Time Stamping, vouches for nothing',
  purpose = timeStampingPurpose,
  valid = { from: new Date(Date.now() - tenYears), until: new Date(Date.now() + tenYears) },
}: AuthorityOptions = {}): Promise<Authority> => {
  const root = await certified({
    name: `${name} (root)`,
    valid,
    extensions: [extension(id_BasicConstraints, new BasicConstraints({ cA: true })), keyUsage(0b0000_0110)],
  });
  const signer = await certified(
    {
      name,
      valid,
      extensions: [keyUsage(0b1000_0000), extension(id_ExtKeyUsage, new ExtKeyUsage({ keyPurposes: [purpose] }))],
    },
    root,
  );
  const signerDer = Buffer.from(signer.certificate.toSchema().toBER());
  let serial = 0n;

  /** ESSCertIDv2 of RFC 5816: SHA-256 is what it means where it names no algorithm. */
  const signingCertificate = () =>
    new Sequence({
      value: [
        new Sequence({
          value: [
            new Sequence({ value: [new OctetString({ valueHex: createHash('sha256').update(signerDer).digest() })] }),
          ],
        }),
      ],
    });

  const signedOver = async (told: ArrayBuffer, { isForged, isUnbound }: StampOptions): Promise<SignedData> => {
    const digest = createHash('sha256').update(Buffer.from(told)).digest();
    const attribute = (type: string, value: ObjectIdentifier | OctetString | Sequence) =>
      new Attribute({ type, values: [value] });
    const signed = new SignedData({
      version: 3,
      encapContentInfo: new EncapsulatedContentInfo({
        eContentType: id_eContentType_TSTInfo,
        eContent: new OctetString({ valueHex: told }),
      }),
      certificates: [signer.certificate],
      signerInfos: [
        new SignerInfo({
          version: 1,
          sid: new IssuerAndSerialNumber({
            issuer: signer.certificate.issuer,
            serialNumber: signer.certificate.serialNumber,
          }),
          signedAttrs: new SignedAndUnsignedAttributes({
            type: 0,
            attributes: [
              attribute('1.2.840.113549.1.9.3', new ObjectIdentifier({ value: id_eContentType_TSTInfo })),
              attribute('1.2.840.113549.1.9.4', new OctetString({ valueHex: digest })),
              ...(isUnbound === true ? [] : [attribute('1.2.840.113549.1.9.16.2.47', signingCertificate())]),
            ],
          }),
        }),
      ],
    });
    await signed.sign(signer.keys.privateKey, 0, 'SHA-256');
    const [info] = signed.signerInfos;
    if (isForged === true && info !== undefined) {
      const forged = Buffer.from(info.signature.getValue());
      const last = forged.length - 1;
      forged.writeUInt8(forged.readUInt8(last) ^ 1, last);
      info.signature = new OctetString({ valueHex: forged });
    }
    return signed;
  };

  return {
    rootPem: pemOf(root),
    signerPem: pemOf(signer),
    async reply(query, options) {
      const { messageImprint, nonce } = TimeStampReq.fromBER(query);
      const { at, accuracySeconds, otherHash } = options;
      serial += 1n;
      const told = new TSTInfo({
        version: 1,
        policy,
        messageImprint:
          otherHash === undefined
            ? messageImprint
            : new MessageImprint({
                hashAlgorithm: new AlgorithmIdentifier({ algorithmId: id_sha256, algorithmParams: new Null() }),
                hashedMessage: new OctetString({ valueHex: otherHash }),
              }),
        serialNumber: Integer.fromBigInt(serial),
        genTime: at,
        ...(accuracySeconds === undefined ? {} : { accuracy: new Accuracy({ seconds: accuracySeconds }) }),
        ...(nonce === undefined ? {} : { nonce }),
      });
      const signed = await signedOver(told.toSchema().toBER(), options);
      const reply = new TimeStampResp({
        status: new PKIStatusInfo({ status: PKIStatus.granted }),
        timeStampToken: new ContentInfo({ contentType: id_ContentType_SignedData, content: signed.toSchema(true) }),
      });
      return Buffer.from(reply.toSchema().toBER());
    },
  };
};
