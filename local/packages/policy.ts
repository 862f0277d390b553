/** A licence that may be in the lock, and why. `everywhere` may go into functions; `tools` may only build and test them. */
export interface AllowedLicence {
  readonly where: 'everywhere' | 'tools';
  readonly because: string;
}

/** Licences by their SPDX expression, as packages state them. Any other fails the check. */
export const allowedLicences: Readonly<Record<string, AllowedLicence>> = {
  MIT: { where: 'everywhere', because: 'Permissive; the notice goes with copies.' },
  'MIT-0': { where: 'everywhere', because: 'Permissive, without even a notice.' },
  ISC: { where: 'everywhere', because: 'Permissive, as MIT.' },
  '0BSD': { where: 'everywhere', because: 'Permissive, without even a notice.' },
  'BSD-2-Clause': { where: 'everywhere', because: 'Permissive; the notice goes with copies.' },
  'BSD-3-Clause': { where: 'everywhere', because: 'Permissive; names may not be used to advertise.' },
  'Apache-2.0': { where: 'everywhere', because: 'Permissive, with a grant of patents; our own licence.' },
  'BlueOak-1.0.0': { where: 'tools', because: 'Permissive, in plain words.' },
  'CC0-1.0': { where: 'tools', because: 'Given to everybody; a list of licence names.' },
  'CC-BY-3.0': { where: 'tools', because: 'A list of licence exceptions that is named as its source’s.' },
  'PSF-2.0': { where: 'tools', because: 'Permissive; the same parser of command lines, newer.' },
  'Python-2.0': { where: 'tools', because: 'Permissive; a parser of command lines.' },
  'Artistic-2.0': { where: 'tools', because: 'Used as it is, never changed, never handed on.' },
  'MPL-2.0': {
    where: 'tools',
    because: 'Changes of its files would have to be published; none is made, and nothing is handed on.',
  },
  WTFPL: { where: 'tools', because: 'Without any condition.' },
  '(MIT OR CC0-1.0)': { where: 'tools', because: 'Taken under MIT.' },
  '(MIT OR GPL-3.0-or-later)': { where: 'tools', because: 'Taken under MIT.' },
};

/**
 * What packages bring along under other terms than they state, by package. DynamoDB Local may be used to develop and test
 * programs that call DynamoDB, and may not be handed on: it is installed from npm and never committed.
 */
export const bringsAlong: Readonly<Record<string, string>> = {
  'amplify-dynamodb-simulator':
    'Amazon DynamoDB Local, under the DynamoDB Local License Agreement: for development and tests, not to be handed on',
};

/** A reported weakness that does not reach us, why, and until when we believe that (a date). */
export interface Explained {
  readonly because: string;
  readonly until: string;
}

/** Advisories by their address (`https://github.com/advisories/GHSA-…`) that are explained. An expired one fails the check. */
export const explainedAdvisories: Readonly<Record<string, Explained>> = {};
