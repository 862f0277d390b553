import { createHmac } from 'node:crypto';
import { isFault, type Finding } from './signature-findings.ts';
import {
  isSameSignature,
  isTimestamp,
  secondsAhead,
  type SignatureAlgorithm,
  type SignedRequest,
} from './signature.ts';
import {
  bodiesOf,
  keysOf,
  methodsOf,
  pathsOf,
  separators,
  timestampsOf,
  wrongOrders,
  type Variant,
} from './signature-variants.ts';

/** A request to look into, as it was sent; what is missing is an empty text. */
export interface Suspect extends SignedRequest {
  readonly signatures: Readonly<Record<SignatureAlgorithm, string>>;
  /** Without its question mark. */
  readonly query: string;
  readonly host: string;
}

/** Who it may be from. */
export interface Signer {
  /** As it is registered, which may be in other letters than it was sent. */
  readonly clientCode: string;
  readonly acceptsSha1: boolean;
  readonly clockSeconds: number;
  /** The newest first. */
  readonly signKeys: readonly { readonly version: number; readonly signKey: string }[];
}

export interface Diagnosis {
  /** Whether the calls of the API would take the signature. */
  readonly isGood: boolean;
  readonly findings: readonly Finding[];
  /** By which key and algorithm it was signed, where that was found. */
  readonly signedBy?: { readonly version: number; readonly algorithm: SignatureAlgorithm };
}

/** Where the service was before. */
const formerHosts = ['api.prakerja.go.id', 'api-ssn.prakerja.go.id'];

const algorithmOfLength: Readonly<Record<number, SignatureAlgorithm>> = { 40: 'sha1', 64: 'sha256' };
const base64Lengths: ReadonlySet<number> = new Set([27, 28, 43, 44]);

/** A signature as it was sent: in hexadecimal digits, by which algorithm it can be, and how it was written. */
interface Read {
  readonly hex: string;
  readonly algorithm: SignatureAlgorithm;
  readonly findings: readonly Finding[];
}

const readSignature = (text: string, header: SignatureAlgorithm): Read | Finding => {
  const isHex = /^[0-9a-f]+$/i.test(text);
  const isBase64 = !isHex && base64Lengths.has(text.length) && /^[A-Za-z0-9+/_-]+={0,2}$/.test(text);
  const hex = isBase64 ? Buffer.from(text, 'base64').toString('hex') : text.toLowerCase();
  const algorithm = algorithmOfLength[hex.length];
  if (algorithm === undefined || !(isHex || isBase64))
    return { code: 'signature-length', values: { length: text.length } };
  return {
    hex,
    algorithm,
    findings: [
      ...(isBase64 ? [{ code: 'signature-base64' } as const] : []),
      ...(isHex && text !== hex ? [{ code: 'signature-uppercase' } as const] : []),
      ...(algorithm === header
        ? []
        : [
            {
              code: 'other-header',
              values: { algorithm: algorithm === 'sha1' ? 'HMAC-SHA1' : 'HMAC-SHA256' },
            } as const,
          ]),
    ],
  };
};

const clockFinding = ({ timestamp }: Suspect, clockSeconds: number, at: Date): Finding | undefined => {
  if (timestamp === '') return { code: 'timestamp-missing' };
  if (/^\d{13}$/.test(timestamp)) return { code: 'timestamp-milliseconds' };
  if (!isTimestamp(timestamp)) return { code: 'timestamp-malformed' };
  const seconds = Math.round(secondsAhead(timestamp, at));
  return Math.abs(seconds) > clockSeconds ? { code: 'clock-off', values: { seconds, clockSeconds } } : undefined;
};

const clientCodesOf = (sent: string, registered: string): Variant<string>[] => [
  { value: sent },
  ...(sent === registered ? [] : [{ value: registered }]),
  { value: '', finding: { code: 'client-code-not-signed' } },
];

const partNames = ['client_code', 'timestamp', 'POST', 'path', 'body'] as const;

interface Guess {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** How many parts of a guess may be wrong at once: more than two are no mistake but another signature. */
const mostMistakes = 2;

/** One variant of each part, with at most so many mistakes in all. */
function* combinations(
  parts: readonly (readonly Variant<string>[])[],
  mistakesLeft = mostMistakes,
): Generator<{ readonly values: readonly string[]; readonly mistakes: readonly Finding[] }> {
  const [first, ...others] = parts;
  if (first === undefined) {
    yield { values: [], mistakes: [] };
    return;
  }
  for (const { value, finding } of first) {
    if (finding !== undefined && mistakesLeft === 0) continue;
    const own = finding === undefined ? [] : [finding];
    for (const { values, mistakes } of combinations(others, mistakesLeft - own.length))
      yield { values: [value, ...values], mistakes: [...own, ...mistakes] };
  }
}

/** What may have been signed, the likeliest first: with one part or several changed, and then in another order or joined by something. */
function* guesses(suspect: Suspect, registered: string): Generator<Guess> {
  const bodies = bodiesOf(suspect.body);
  const paths = pathsOf([...(suspect.host === '' ? [] : [suspect.host]), ...formerHosts], suspect.query);
  const codes = clientCodesOf(suspect.clientCode, registered);
  const timestamps = timestampsOf(suspect.timestamp);
  for (const { values, mistakes } of combinations([codes, timestamps, methodsOf(), paths, bodies]))
    yield { text: values.join(''), findings: mistakes };
  for (const path of paths.filter(({ finding }) => finding === undefined))
    for (const body of bodies.filter(({ finding }) => finding === undefined || !isFault(finding))) {
      const parts = [suspect.clientCode, suspect.timestamp, 'POST', path.value, body.value];
      for (const order of wrongOrders) {
        const written = order.map((place) => partNames[place]).join(' ');
        yield {
          text: order.map((place) => parts[place]).join(''),
          findings: [{ code: 'other-order-signed', values: { written } }],
        };
      }
      for (const separator of separators)
        yield {
          text: parts.join(separator),
          findings: [{ code: 'separator-signed', values: { written: JSON.stringify(separator) } }],
        };
    }
}

interface Match {
  readonly version: number;
  readonly findings: readonly Finding[];
}

/** The guess that a signature fits with the fewest mistakes. */
const matchOf = (suspect: Suspect, signer: Signer, { hex, algorithm }: Read): Match | undefined => {
  const keys = signer.signKeys.flatMap(({ version, signKey }) =>
    keysOf(signKey).map(({ value, finding }) => ({ version, value, mistakes: finding === undefined ? [] : [finding] })),
  );
  let best: Match | undefined;
  for (const { text, findings } of guesses(suspect, signer.clientCode)) {
    for (const { version, value, mistakes } of keys) {
      // A key that was used in another way is looked for beside no other mistake.
      if (mistakes.length > 0 && findings.some(isFault)) continue;
      const found = [...findings, ...mistakes];
      if (best !== undefined && best.findings.length <= found.length) continue;
      const signature = createHmac(algorithm, value).update(text).digest('hex');
      if (isSameSignature(signature, hex)) best = { version, findings: found };
      if (best?.findings.length === 0) return best;
    }
  }
  return best;
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** What is wrong before any key is looked at. */
const plainFindings = (suspect: Suspect, signer: Signer, at: Date): Finding[] => {
  const clock = clockFinding(suspect, signer.clockSeconds, at);
  return [
    ...(suspect.clientCode === signer.clientCode ? [] : [{ code: 'client-code-case' } as const]),
    ...(clock === undefined ? [] : [clock]),
    ...(suspect.body !== '' && isJson(suspect.body) ? [] : [{ code: 'body-not-json' } as const]),
    ...(signer.signKeys.length === 0 ? [{ code: 'no-key' } as const] : []),
  ];
};

/** A signature by HMAC-SHA256 decides alone where there is one, as in the calls themselves. */
const presentedSignature = ({ signatures }: Suspect): { text: string; header: SignatureAlgorithm } =>
  signatures.sha256 === '' ? { text: signatures.sha1, header: 'sha1' } : { text: signatures.sha256, header: 'sha256' };

/**
 * What is wrong with a signed request. It tries the usual mistakes with the live keys and names the one that explains the
 * signature; it never tells a key, nor the signature that would be right.
 */
export const diagnose = (suspect: Suspect, signer: Signer | undefined, at: Date): Diagnosis => {
  const { text, header } = presentedSignature(suspect);
  const missing: Finding[] = [
    ...(suspect.clientCode === '' ? [{ code: 'client-code-missing' } as const] : []),
    ...(text === '' ? [{ code: 'signature-missing' } as const] : []),
  ];
  if (signer === undefined) {
    const unknown: Finding[] = suspect.clientCode === '' ? [] : [{ code: 'client-code-unknown' }];
    return { isGood: false, findings: [...missing, ...unknown] };
  }
  const plain = [...missing, ...plainFindings(suspect, signer, at)];
  if (text === '') return { isGood: false, findings: plain };
  const read = readSignature(text, header);
  if ('code' in read) return { isGood: false, findings: [...plain, read] };

  const { algorithm } = read;
  const match = signer.signKeys.length === 0 ? undefined : matchOf(suspect, signer, read);
  if (match === undefined)
    return { isGood: false, findings: [...plain, ...read.findings, { code: 'signature-unknown' }] };
  const newest = signer.signKeys[0]?.version ?? match.version;
  const all: Finding[] = [
    ...plain,
    ...read.findings,
    ...match.findings,
    ...(algorithm === 'sha1' && !signer.acceptsSha1 ? [{ code: 'sha1-off' } as const] : []),
    ...(match.version === newest ? [] : [{ code: 'older-key', values: { version: match.version, newest } } as const]),
  ];
  return { isGood: !all.some(isFault), findings: all, signedBy: { version: match.version, algorithm } };
};
