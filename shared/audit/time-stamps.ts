import { DrawFault } from '../domain/draw/fault.ts';
import { sha256Hex } from '../domain/draw/hash.ts';
import { readTimeStamp, signedBy, trustedCertificates } from '../evidence/time-stamp.ts';
import type { TimeStampCheck } from './verify.ts';

/**
 * Checks that an authority saw the document of a day, and after the day was over. With its certificate, or that of who
 * certifies it (PEM), a day without a time stamp is a difference; without one, whose word it is is not known.
 * @throws TypeError where the certificate cannot be read.
 */
export const timeStampCheck = (certificate: string | undefined): TimeStampCheck => {
  const trusted = certificate === undefined ? undefined : trustedCertificates(certificate);
  return async (day, bytes, reply) => {
    const path = `${day}/root.tsr`;
    if (reply === undefined) {
      if (trusted !== undefined)
        throw new DrawFault(`${path} is missing: nobody but the publisher says when it was made.`);
      return `${path} is not there: nobody but the publisher says when it was made.`;
    }
    try {
      if (!isOneValue(reply)) throw new DrawFault('holds more than the reply of an authority.');
      const stamp = readTimeStamp(reply);
      if (stamp.sha256 !== sha256Hex(bytes)) throw new DrawFault('is not over these bytes of root.json.');
      const over = Date.parse(`${day}T23:59:59.999+07:00`);
      if (Date.parse(stamp.atLatest) <= over) throw new DrawFault(`is of ${stamp.at}, before the day was over.`);
      await signedBy(stamp, bytes, trusted);
    } catch (fault) {
      throw fault instanceof DrawFault ? new DrawFault(`${path} ${fault.message}`) : fault;
    }
    return undefined;
  };
};

/** Whether bytes are one value in DER and nothing after it: a length in up to three bytes, which is 16 MB. */
const isOneValue = (bytes: Buffer): boolean => {
  const first = bytes[1] ?? 0;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (lengthBytes > 3 || bytes.length < 2 + lengthBytes) return false;
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(2, lengthBytes);
  return bytes.length === 2 + lengthBytes + length;
};
