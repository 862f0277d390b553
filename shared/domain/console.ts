/** What the console, which stands beside the API at one origin, and those who serve it have to agree on. */

/** The pages as they are built: each its own file, with what its readers alone need. */
export const pageNames = ['index', 'public', 'staff', 'reference'] as const;
export type PageName = (typeof pageNames)[number];

/** Where sign-in and sign-out send people back to, within the console. */
export const returnPaths = {
  citizens: { signedIn: '/signed-in', signedOut: '/' },
  staff: { signedIn: '/operations/signed-in', signedOut: '/operations' },
} as const;

/** Two kinds of people sign in, each with an issuer of their own. */
export type SessionKind = keyof typeof returnPaths;

/** The page that answers a path and everywhere below it, by the first step of the path; that of `/` is empty. */
export const pagePaths: readonly (readonly [step: string, page: PageName])[] = [
  ['', 'index'],
  ['signed-in', 'index'],
  ['me', 'index'],
  ['waves', 'public'],
  ['certificates', 'public'],
  ['operations', 'staff'],
  ['regions', 'staff'],
  ['reference', 'reference'],
];

/** What a browser has to know to let one kind of people sign in by OpenID Connect. Nothing of it is secret. */
export interface SignInSettings {
  /** The address of the issuer, as tokens state it. */
  readonly issuer: string;
  readonly clientId: string;
  /** The scopes to ask for, with spaces between them. */
  readonly scope: string;
}

/** What the console is told of its stage, at `/config.json`. */
export type ConsoleSettings = Readonly<Record<SessionKind, SignInSettings>>;
