import * as z from 'zod';

/** The longest picture, in bytes: encrypted in base64 it still fits into an item of the table (400 KiB). */
const longestBytes = 220_000;
const longestText = 4 * Math.ceil(longestBytes / 3);

/** The longest request that carries a picture, in bytes. */
export const longestSampleRequest = longestText + 1_000;

const jpeg = Buffer.from([0xff, 0xd8, 0xff]);
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const isPicture = (text: string): boolean => {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return false;
  // The first bytes tell what it is; nobody here decodes a stranger's picture.
  const start = Buffer.from(text.slice(0, 16), 'base64');
  return [jpeg, png].some((magic) => start.subarray(0, magic.length).equals(magic));
};

/** A picture of a face: a JPEG or PNG in base64. */
export const FaceSample = z.string().max(longestText, 'sample-malformed').refine(isPicture, 'sample-malformed');
