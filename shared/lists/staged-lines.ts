import type { KeyedHash } from '../table/keys.ts';

/** The form of the lines of a staged set: which versions of the key they are hashed under, and whether they tell of family cards. */
export interface LineForm {
  /** The current version first. */
  readonly versions: readonly number[];
  readonly withCards: boolean;
}

/** Lines in one form, packed one after the other. */
export interface StagedLines extends LineForm {
  readonly packed: Uint8Array;
}

/** A line by its hashes alone. */
export interface HashedLine {
  readonly nikHashes: readonly KeyedHash[];
  /** Empty where the line tells of no family card. */
  readonly kkHashes: readonly KeyedHash[];
}

const hashBytes = 32;
const noCard = '00'.repeat(hashBytes);

/** Of each version of the key its hash of the NIK, and, in lists that tell of them, that of the family card. */
const strideOf = ({ versions, withCards }: LineForm): number => versions.length * hashBytes * (withCards ? 2 : 1);

const hashOf = (hashes: readonly KeyedHash[], version: number): string | undefined =>
  hashes.find((candidate) => candidate.version === version)?.hash;

/** A line as text of its bytes, in hexadecimal digits. */
export const packedLine = ({ versions, withCards }: LineForm, { nikHashes, kkHashes }: HashedLine): string =>
  versions
    .map((version) => {
      const nik = hashOf(nikHashes, version);
      if (nik === undefined) throw new Error(`A line is not hashed under version ${version} of the key.`);
      return nik + (withCards ? (hashOf(kkHashes, version) ?? noCard) : '');
    })
    .join('');

/** Gathers lines that are written as one item. */
export const packedLines = (lines: readonly string[]): Uint8Array => Buffer.from(lines.join(''), 'hex');

/** A packed line, read no further than it has to be: most are the same in both versions of a list. */
export interface PackedLine {
  /** The hash of the NIK under the version that is asked for, in hexadecimal digits. */
  readonly key: string;
  /** What tells two lines apart under that version: the key and, in lists that tell of them, the family card. */
  readonly identity: string;
  /** The whole line, in hexadecimal digits. */
  readonly text: string;
}

/** The packed lines by their hashes under one version of the key, which they must have. */
export function* linesUnder(staged: StagedLines, version: number): Generator<PackedLine> {
  const place = staged.versions.indexOf(version);
  if (place === -1) throw new Error(`Lines are not staged under version ${version} of the key.`);
  const stride = strideOf(staged);
  const width = stride / staged.versions.length;
  const digits = Buffer.from(staged.packed).toString('hex');
  for (let at = 0; at < digits.length; at += stride * 2) {
    const from = at + place * width * 2;
    yield {
      key: digits.slice(from, from + hashBytes * 2),
      identity: digits.slice(from, from + width * 2),
      text: digits.slice(at, at + stride * 2),
    };
  }
}

/** What a packed line says. */
export const unpackedLine = (form: LineForm, text: string): HashedLine => {
  const width = (strideOf(form) / form.versions.length) * 2;
  const parts = form.versions.map((version, place) => {
    const own = text.slice(place * width, (place + 1) * width);
    return { version, nik: own.slice(0, hashBytes * 2), kk: own.slice(hashBytes * 2) };
  });
  return {
    nikHashes: parts.map(({ version, nik }) => ({ version, hash: nik })),
    kkHashes: parts.flatMap(({ version, kk }) => (kk === '' || kk === noCard ? [] : [{ version, hash: kk }])),
  };
};
