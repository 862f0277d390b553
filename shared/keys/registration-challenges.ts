import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ApplicantId } from '../../events/event.ts';
import { ways, type Challenge } from '../domain/registration-challenge.ts';
import type { KeyRing } from './ring.ts';

const statedLength = 11;
const signatureLength = 16;

/** 27 bytes are 36 letters of base64url exactly. */
const form = /^[A-Za-z0-9_-]{36}$/;

const signatureOf = (key: Buffer, applicantId: ApplicantId, stated: Buffer): Buffer =>
  createHmac('sha256', key)
    .update(`registration-challenge\0${applicantId}\0`)
    .update(stated)
    .digest()
    .subarray(0, signatureLength);

/**
 * A challenge as one person gets it: what they are to do and when it is good, and a signature over both and over who they
 * are (HMAC-SHA-256, cut to 128 bits) under the current key. Nobody else can use it, and nothing of it is stored.
 */
export const signedChallenge = (
  { hashKeys: [current] }: KeyRing,
  applicantId: ApplicantId,
  { way, from, until, difficulty }: Challenge,
): string => {
  if (current === undefined) throw new Error('There is no hash key.');
  const stated = Buffer.alloc(statedLength);
  stated.writeUInt8(1, 0);
  stated.writeUInt8(ways.indexOf(way), 1);
  stated.writeUInt32BE(from, 2);
  stated.writeUInt32BE(until, 6);
  stated.writeUInt8(difficulty, 10);
  return Buffer.concat([stated, signatureOf(current.key, applicantId, stated)]).toString('base64url');
};

/** What a text says that we signed for this person, under any live key; undefined for any other text. */
export const challengeIn = ({ hashKeys }: KeyRing, applicantId: ApplicantId, text: string): Challenge | undefined => {
  if (!form.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64url');
  const stated = bytes.subarray(0, statedLength);
  const signature = bytes.subarray(statedLength);
  const isOurs = hashKeys.some(({ key }) => timingSafeEqual(signatureOf(key, applicantId, stated), signature));
  const way = ways[stated.readUInt8(1)];
  if (!isOurs || stated.readUInt8(0) !== 1 || way === undefined) return undefined;
  return { way, from: stated.readUInt32BE(2), until: stated.readUInt32BE(6), difficulty: stated.readUInt8(10) };
};
