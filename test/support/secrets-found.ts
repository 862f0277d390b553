import { createHash } from 'node:crypto';
import type { Participant } from './people.ts';

/** A text that must not be found, and what it is, so that a finding tells what leaked and not whose. */
export interface Secret {
  readonly kind: string;
  readonly text: string;
}

/** How short a part of a name may be: shorter ones are found by chance in long texts. */
const shortestPart = 7;

const lettersOf = (text: string): string[] => Array.from(text);

const reversed = (text: string): string => lettersOf(text).reverse().join('');

/** A text at each of the three places at which base64 can begin with it, without the characters that its neighbours share. */
const inBase64 = (text: string): string[] =>
  [0, 1, 2].flatMap((shift) => {
    const encoded = Buffer.from(' '.repeat(shift) + text)
      .toString('base64')
      .replace(/=+$/, '')
      .slice(shift === 0 ? 0 : shift + 1, -1);
    return [encoded, encoded.replaceAll('+', '-').replaceAll('/', '_')];
  });

/** Every writing in which a text could be found again: turned round, encoded, or as a hash that anybody could make. */
export const disguisesOf = (text: string): string[] => {
  const bytes = Buffer.from(text);
  const digests = ['md5', 'sha1', 'sha256'].map((name) => createHash(name).update(text).digest());
  return [
    text,
    reversed(text),
    bytes.toString('hex'),
    ...inBase64(text),
    encodeURIComponent(text),
    encodeURIComponent(text).replaceAll('%20', '+'),
    JSON.stringify(text).slice(1, -1),
    lettersOf(text)
      .map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
    ...digests.flatMap((digest) => [digest.toString('hex'), digest.toString('base64').replace(/=+$/, '')]),
  ];
};

const dayFirst = (date: string, between: string): string => date.split('-').reverse().join(between);

/** What a person has given of themself, each with what it is. Words that stand in `common` anyway tell nothing. */
export const secretsOf = ({ person }: Participant, common: string): Secret[] => {
  const { registered, application } = person;
  const secret = (kind: string, ...texts: readonly string[]): Secret[] => texts.map((text) => ({ kind, text }));
  const parts = [registered.name, application.name]
    .flatMap((name) => name.split(' '))
    .filter((part) => part.length >= shortestPart && !common.toLowerCase().includes(part.toLowerCase()));
  const dates = [registered.birthDate, application.birthDate];
  // Whichever prefix it is written with: 08…, 628… and +628… all end in these.
  const phone = application.phone.replace(/^(\+62|62|0)/, '');
  return [
    ...secret('NIK', registered.nik, application.nik),
    ...secret('KK', registered.kk, application.kk),
    ...secret('name', registered.name, application.name, ...parts),
    ...secret(
      'birth date',
      ...dates,
      ...dates.flatMap((date) => ['-', '/', '.', ''].map((sign) => dayFirst(date, sign))),
    ),
    ...secret('phone', phone, phone.replace(/(.{3})(.{4})/, '$1-$2-')),
    ...secret('e-mail', application.email),
  ].filter(({ text }) => text.length >= shortestPart);
};

/** How many letters of a needle are looked up at once. */
const headLength = 7;
/** A hash of four letters, in so many bits. */
const sieveBits = 20;

const sieveOf = (one: number, two: number, three: number, four: number): number =>
  (Math.imul(one | (two << 8) | (three << 16) | (four << 24), 0x9e3779b1) >>> (32 - sieveBits)) >>> 0;

/** Looks for many texts at once, whatever the case of their letters. */
export const finder = (secrets: readonly Secret[]) => {
  const byHead = new Map<string, { readonly kind: string; readonly needle: string }[]>();
  const sieve = new Uint8Array(2 ** sieveBits);
  for (const { kind, text } of secrets)
    for (const disguise of new Set(disguisesOf(text))) {
      const needle = Buffer.from(disguise.toLowerCase()).toString('latin1');
      if (needle.length < headLength) continue;
      const head = needle.slice(0, headLength);
      const known = byHead.get(head) ?? [];
      byHead.set(head, [...known, { kind, needle }]);
      const [one = 0, two = 0, three = 0, four = 0] = Buffer.from(head, 'latin1');
      sieve[sieveOf(one, two, three, four)] = 1;
    }

  /** The kinds of what was found in a text, each once. */
  return (text: string): string[] => {
    const lowered = Buffer.from(text.toLowerCase());
    const latin = lowered.toString('latin1');
    const found = new Set<string>();
    for (let at = 0; at + headLength <= lowered.length; at += 1) {
      const [one = 0, two = 0, three = 0, four = 0] = [lowered[at], lowered[at + 1], lowered[at + 2], lowered[at + 3]];
      if (sieve[sieveOf(one, two, three, four)] === 0) continue;
      for (const { kind, needle } of byHead.get(latin.slice(at, at + headLength)) ?? [])
        if (latin.startsWith(needle, at)) found.add(kind);
    }
    return [...found].sort();
  };
};
