import { useEffect, useState } from 'preact/hooks';
import { roles, type Role } from '../../../shared/domain/access/row.ts';
import { returnPaths, type SessionKind } from '../../../shared/domain/console.ts';
import { consoleSettings } from './settings.ts';
import type { Attempt } from './sign-in.ts';

/** Who is signed in, as the token says. What they may do is the API's to say: this is for what a page shows first. */
interface Claims {
  readonly sub: string;
  /** Groups of staff, such as `operator` or `regency-32.01`. Citizens have none. */
  readonly groups: readonly string[];
  readonly roles: readonly Role[];
}

/** Nobody signed in here; somebody did; or their time is over. */
export type SessionState = 'nobody' | 'signed-in' | 'expired';

/** One tab's sign-in of one kind of people. */
export interface Session {
  readonly kind: SessionKind;
  readonly state: SessionState;
  /** The token for the API, as long as it is good. */
  readonly token: () => string | undefined;
  /** Of who is signed in, or was until just now. */
  readonly claims: Claims | undefined;
  /** Leads to the issuer, and back to a path of the console: to the page that is open, unless told. @throws when the issuer does not answer. */
  readonly signIn: (returnTo?: string) => Promise<void>;
  /** Takes in who comes back from the issuer, and leads to where they were. @throws when the issuer let nobody in. */
  readonly finishSignIn: () => Promise<void>;
  /** Forgets all that this tab keeps, here and in other tabs, and leads to the issuer's own sign-out. */
  readonly signOut: () => Promise<void>;
  /** The API took the token no longer. */
  readonly expire: () => void;
  /** Tells of every change of the state; gives what ends it. */
  readonly onChange: (listener: () => void) => () => void;
}

interface Kept {
  readonly token: string;
  /** In milliseconds, by the clock of this device. */
  readonly expiresAt: number;
}

interface KeptAttempt extends Attempt {
  readonly returnTo: string;
}

/** This tab's memory, which ends with it; nothing of a person is kept longer. A page that was changed may find anything in it. */
const kept = (name: string): unknown => {
  try {
    const text = sessionStorage.getItem(name);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
};

const keep = (name: string, value: object): void => {
  try {
    sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing: the session ends with the page.
  }
};

const forget = (name?: string): void => {
  try {
    if (name === undefined) sessionStorage.clear();
    else sessionStorage.removeItem(name);
  } catch {
    // Nothing was kept.
  }
};

const claimsIn = (token: string): Claims | undefined => {
  try {
    const [, payload = ''] = token.split('.');
    const binary = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (one) => one.charCodeAt(0));
    const { sub = '', 'cognito:groups': groups = [] } = JSON.parse(new TextDecoder().decode(bytes)) as {
      readonly sub?: string;
      readonly 'cognito:groups'?: readonly string[];
    };
    return { sub, groups, roles: roles.filter((role) => groups.includes(role)) };
  } catch {
    // A token that tells a browser nothing. The API reads it.
    return undefined;
  }
};

/** A path of the console, whatever was kept: nobody is led elsewhere. */
const within = (path: string): string => {
  const address = new URL(path, location.origin);
  return address.origin === location.origin ? `${address.pathname}${address.search}${address.hash}` : '/';
};

const made = (kind: SessionKind): Session => {
  const name = `session:${kind}`;
  const attemptName = `sign-in:${kind}`;
  const returnAddress = (path: string) => `${location.origin}${path}`;
  const listeners = new Set<() => void>();
  const tabs = new BroadcastChannel(name);
  let held = kept(name) as Kept | undefined;
  let ending: ReturnType<typeof setTimeout> | undefined;

  /** The page that is open; while a sign-in is finished, the one that it was begun from. */
  const whereNow = (): string => {
    const { pathname, search } = location;
    if (pathname !== returnPaths[kind].signedIn) return `${pathname}${search}`;
    return (kept(attemptName) as KeptAttempt | undefined)?.returnTo ?? returnPaths[kind].signedOut;
  };
  const isGood = (): boolean => held !== undefined && Date.now() < held.expiresAt;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const hold = (next: Kept | undefined) => {
    held = next;
    clearTimeout(ending);
    if (next !== undefined) ending = setTimeout(tell, Math.max(0, next.expiresAt - Date.now()));
    tell();
  };
  const leave = () => {
    forget();
    hold(undefined);
  };
  tabs.addEventListener('message', leave);
  if (held !== undefined) hold(held);

  return {
    kind,
    get state() {
      if (held === undefined) return 'nobody';
      return isGood() ? 'signed-in' : 'expired';
    },
    get claims() {
      return held && claimsIn(held.token);
    },
    token: () => (isGood() ? held?.token : undefined),
    signIn: async (returnTo = whereNow()) => {
      const [{ beginSignIn }, settings] = await Promise.all([import('./sign-in.ts'), consoleSettings()]);
      const { address, attempt } = await beginSignIn(settings[kind], returnAddress(returnPaths[kind].signedIn));
      keep(attemptName, { ...attempt, returnTo } satisfies KeptAttempt);
      location.assign(address);
    },
    finishSignIn: async () => {
      const attempt = kept(attemptName) as KeptAttempt | undefined;
      // Nobody began here: a link that somebody else made, or the browser's way back.
      if (!attempt) {
        location.replace(within(returnPaths[kind].signedOut));
        return;
      }
      const [{ endSignIn }, settings] = await Promise.all([import('./sign-in.ts'), consoleSettings()]);
      const { token, expiresInSeconds } = await endSignIn(settings[kind], {
        attempt,
        came: new URL(location.href),
        returnAddress: returnAddress(returnPaths[kind].signedIn),
      });
      const next: Kept = { token, expiresAt: Date.now() + 1_000 * expiresInSeconds };
      forget(attemptName);
      // The page that is led to finds it there.
      keep(name, next);
      location.replace(within(attempt.returnTo));
    },
    signOut: async () => {
      leave();
      tabs.postMessage('signed out');
      const back = returnAddress(returnPaths[kind].signedOut);
      const address = await Promise.all([import('./sign-in.ts'), consoleSettings()])
        .then(([{ signOutAddress }, settings]) => signOutAddress(settings[kind], back))
        // The issuer cannot be asked: here nothing is left of the session all the same.
        .catch(() => undefined);
      location.assign(address ?? back);
    },
    expire: () => {
      if (held !== undefined && isGood()) {
        const over: Kept = { ...held, expiresAt: 0 };
        keep(name, over);
        hold(over);
      }
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

const sessions = new Map<SessionKind, Session>();

/** This tab's session of citizens, or of staff. */
export const session = (kind: SessionKind): Session => {
  const found = sessions.get(kind) ?? made(kind);
  sessions.set(kind, found);
  return found;
};

/** The state of a session, told anew when it changes. */
export const useSessionState = (own: Session): SessionState => {
  const [state, setState] = useState(own.state);
  useEffect(() => {
    const read = () => {
      setState(own.state);
    };
    read();
    return own.onChange(read);
  }, [own]);
  return state;
};
