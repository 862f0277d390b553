import { Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { createHash, X509Certificate } from 'node:crypto';
import {
  AlgorithmIdentifier,
  Certificate,
  CertificateChainValidationEngine,
  ExtKeyUsage,
  id_ContentType_SignedData,
  id_eContentType_TSTInfo,
  id_ExtKeyUsage,
  id_sha256,
  id_sha384,
  id_sha512,
  MessageImprint,
  PKIStatus,
  SignedData,
  SignedDataVerifyError,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
  type SignerInfo,
} from 'pkijs';
import { DrawFault } from '../domain/draw/fault.ts';
import { sha256 } from '../domain/draw/hash.ts';
import type { TimeStamp } from '../domain/draw/witness.ts';

/**
 * Time stamps of RFC 3161: the question to an authority and its reply, both in DER. Reading a reply tells what it says;
 * who says so is known only once its signature is checked.
 */

const timeStampingPurpose = '1.3.6.1.5.5.7.3.8';
const contentTypeAttribute = '1.2.840.113549.1.9.3';
// Of RFC 5816 and, for authorities that have not changed since, of RFC 2634.
const signingCertificateAttributes = ['1.2.840.113549.1.9.16.2.47', '1.2.840.113549.1.9.16.2.12'];
// SHA-1 is not among them: whoever finds a collision could move a signature.
const signatureHashes = new Map([
  [id_sha256, 'sha256'],
  [id_sha384, 'sha384'],
  [id_sha512, 'sha512'],
]);

/** A reply that grants a time stamp, as it was read. */
export interface TimeStampReply extends TimeStamp {
  /** That of the question, by which its sender knows that the reply is not an old one. */
  readonly nonce?: bigint;
  readonly signed: SignedData;
}

/** The question for a time stamp over bytes, with the authority's certificate in the reply. */
export function timeStampQuery(bytes: Uint8Array, nonce: bigint): Buffer {
  const query = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: id_sha256 }),
      hashedMessage: new OctetString({ valueHex: sha256(bytes) }),
    }),
    nonce: Integer.fromBigInt(nonce),
    certReq: true,
  });
  return Buffer.from(query.toSchema().toBER());
}

/**
 * Reads a reply, and believes none of it.
 * @throws DrawFault for bytes that are no granted time stamp over a SHA-256: the rest of a sentence about them.
 */
export function readTimeStamp(reply: Uint8Array): TimeStampReply {
  try {
    const { status, timeStampToken } = TimeStampResp.fromBER(reply);
    const isGranted = [PKIStatus.granted, PKIStatus.grantedWithMods].includes(status.status);
    if (!isGranted || timeStampToken === undefined) throw new DrawFault('is a refusal of the authority.');
    if (timeStampToken.contentType !== id_ContentType_SignedData) throw new DrawFault('is not signed.');
    const signed = new SignedData({ schema: timeStampToken.content });
    const { eContentType, eContent } = signed.encapContentInfo;
    if (eContentType !== id_eContentType_TSTInfo || eContent === undefined) throw new DrawFault('tells no time.');
    const { messageImprint, genTime, accuracy, nonce } = TSTInfo.fromBER(eContent.getValue());
    if (messageImprint.hashAlgorithm.algorithmId !== id_sha256) throw new DrawFault('is not over a SHA-256.');
    const { seconds = 0, millis = 0, micros = 0 } = accuracy ?? {};
    const inaccuracy = 1_000 * seconds + millis + Math.ceil(micros / 1_000);
    return {
      sha256: Buffer.from(messageImprint.hashedMessage.getValue()).toString('hex'),
      at: genTime.toISOString(),
      atLatest: new Date(genTime.getTime() + inaccuracy).toISOString(),
      ...(nonce === undefined ? {} : { nonce: nonce.toBigInt() }),
      signed,
    };
  } catch (fault) {
    if (fault instanceof DrawFault) throw fault;
    throw new DrawFault('is no reply of a time-stamping authority (RFC 3161).');
  }
}

/**
 * The certificates of a PEM file, for `signedBy`.
 * @throws TypeError when there is none, or one that cannot be read.
 */
export function trustedCertificates(pem: string): readonly Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    const certificates = blocks.map((block) => Certificate.fromBER(new X509Certificate(block).raw));
    if (certificates.length > 0) return certificates;
  } catch {
    // The cause names bytes of the file, and nothing that would help its reader.
  }
  throw new TypeError('The file holds no certificate in PEM.');
}

/**
 * Checks the signature of a reply over the bytes: by a certificate in it that is for time stamping and nothing else, and
 * valid at the time that the reply states. With trusted certificates, it must be one of them or lead to one of them;
 * without, whose it is remains open. Revocation is not looked at.
 * @returns the name in the authority's certificate.
 * @throws DrawFault where it does not hold: the rest of a sentence about the reply.
 */
export async function signedBy(
  reply: TimeStampReply,
  bytes: Uint8Array,
  trusted?: readonly Certificate[],
): Promise<string> {
  try {
    return await checkedSigner(reply, bytes, trusted);
  } catch (fault) {
    if (fault instanceof DrawFault) throw fault;
    // Its parts are decoded only here, and the library throws whatever it stumbles over.
    throw new DrawFault('has a signature that cannot be read.');
  }
}

async function checkedSigner(
  { signed, at }: TimeStampReply,
  bytes: Uint8Array,
  trusted?: readonly Certificate[],
): Promise<string> {
  const [signer, ...more] = signed.signerInfos;
  if (signer === undefined || more.length > 0) throw new DrawFault('is not signed by exactly one authority.');
  if (!signatureHashes.has(signer.digestAlgorithm.algorithmId)) throw new DrawFault('is signed over a hash too weak.');
  const certificate = await signerOf(signed, bytes);
  if (!namesContentAndSigner(signer, certificate)) {
    throw new DrawFault('has a signature that does not name the certificate that it is by.');
  }
  if (!isForTimeStamping(certificate)) throw new DrawFault('is signed by a certificate that is not for time stamping.');
  const time = new Date(at);
  if (time < certificate.notBefore.value || certificate.notAfter.value < time) {
    throw new DrawFault('is signed by a certificate that was not valid then.');
  }
  if (trusted !== undefined) await mustLeadTo(trusted, { certificate, signed, at: time });
  return nameOf(certificate);
}

async function signerOf(signed: SignedData, bytes: Uint8Array): Promise<Certificate> {
  try {
    const data = new Uint8Array(bytes).buffer;
    const found = await signed.verify({ signer: 0, data, extendedMode: true });
    if (found.signatureVerified === true && found.signerCertificate) return found.signerCertificate;
  } catch (fault) {
    if (!(fault instanceof SignedDataVerifyError)) throw fault;
  }
  throw new DrawFault('has a signature that does not hold.');
}

const derOf = (certificate: Certificate): Buffer => Buffer.from(certificate.toSchema(false).toBER());

/**
 * Whether what is signed says that it is a time stamp, and by which certificate (RFC 3161, section 2.4.1): so that
 * neither another signature of the authority nor another certificate of its key can be put in its place.
 */
function namesContentAndSigner({ signedAttrs }: SignerInfo, certificate: Certificate): boolean {
  const valueOf = (types: readonly string[]): unknown =>
    signedAttrs?.attributes.find(({ type }) => types.includes(type))?.values[0];
  const content = valueOf([contentTypeAttribute]);
  if (!(content instanceof ObjectIdentifier) || content.getValue() !== id_eContentType_TSTInfo) return false;
  const certificates = firstOf(valueOf(signingCertificateAttributes));
  const named = firstOf(certificates);
  if (!(named instanceof Sequence)) return false;
  const [algorithm, hash] = named.valueBlock.value;
  const isOf = (value: unknown, name: string): boolean =>
    value instanceof OctetString &&
    Buffer.from(value.getValue()).equals(createHash(name).update(derOf(certificate)).digest());
  // The older attribute names no algorithm and means SHA-1, the newer one means SHA-256 then: their lengths differ.
  if (algorithm instanceof OctetString) return isOf(algorithm, 'sha256') || isOf(algorithm, 'sha1');
  const identifier = firstOf(algorithm);
  const name = identifier instanceof ObjectIdentifier ? signatureHashes.get(identifier.getValue()) : undefined;
  return name !== undefined && isOf(hash, name);
}

const firstOf = (value: unknown): unknown => (value instanceof Sequence ? value.valueBlock.value[0] : undefined);

/** RFC 3161, section 2.3: the one purpose of the certificate, in an extension that may not be ignored. */
function isForTimeStamping({ extensions }: Certificate): boolean {
  const usage = extensions?.find(({ extnID }) => extnID === id_ExtKeyUsage);
  const purposes: unknown = usage?.parsedValue;
  return (
    usage?.critical === true &&
    purposes instanceof ExtKeyUsage &&
    purposes.keyPurposes.length === 1 &&
    purposes.keyPurposes[0] === timeStampingPurpose
  );
}

async function mustLeadTo(
  trusted: readonly Certificate[],
  { certificate, signed, at }: { certificate: Certificate; signed: SignedData; at: Date },
): Promise<void> {
  if (trusted.some((one) => derOf(one).equals(derOf(certificate)))) return;
  const others = (signed.certificates ?? []).filter((one) => one instanceof Certificate && one !== certificate);
  const chain = new CertificateChainValidationEngine({
    trustedCerts: [...trusted],
    // The library takes the last one for the one whose chain is looked for.
    certs: [...others.filter((one) => one instanceof Certificate), certificate],
    checkDate: at,
  });
  const { result } = await chain.verify({ passedWhenNotRevValues: true });
  if (!result) throw new DrawFault('is signed by an authority that the given certificate does not vouch for.');
}

const nameTypes = ['2.5.4.3', '2.5.4.10'];

/** The common name of a certificate, or the name of its organisation. */
function nameOf({ subject }: Certificate): string {
  const byType = (wanted: string) => subject.typesAndValues.find(({ type }) => type === wanted);
  const found = nameTypes.map(byType).find((one) => one !== undefined);
  const text: unknown = found?.value.valueBlock.value;
  return typeof text === 'string' ? text : 'an authority without a name';
}
