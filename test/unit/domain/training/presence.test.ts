import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  acceptedBy,
  doubtedBy,
  linkMinutes,
  linkMoves,
  LinkStatus,
  mustBeInSession,
  newLink,
  provenBy,
  redirectTo,
  rejectedBy,
  standingOf,
  validUntilOf,
  type LinkMove,
  type PresenceLink,
} from '../../../../shared/domain/training/presence.ts';
import { mustBeSafe, RedirectAddress } from '../../../../shared/domain/training/redirect-address.ts';
import { Refusal } from '../../../../shared/errors.ts';
import { orderOf, selfPaced, sessions } from '../../../support/training.ts';

const webinar = orderOf('presence');
const [first] = sessions;
if (first === undefined) throw new Error('There is no session.');
const start = Date.parse(first.startsAt);
const end = Date.parse(first.endsAt);
const hour = 3_600_000;

/** The code of the refusal, or nothing where there was none. */
const refusalOf = (act: () => unknown): string | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

const linkOf = (fields: Partial<PresenceLink> = {}): PresenceLink => ({
  ...newLink(webinar, {
    linkId: 'l'.repeat(48),
    state: 'state',
    sequence: 1,
    redirectUri: 'https://lp.example/kembali?kelas=7',
    session: first,
    at: new Date(start),
  }),
  ...fields,
});

describe('the time of a session', () => {
  test('is from an hour before its start to its end, to the millisecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: start - 3 * hour, max: end + 3 * hour }), (instant) => {
        const code = refusalOf(() => {
          mustBeInSession(webinar, first, new Date(instant));
        });

        expect(code).toBe(
          instant < start - hour ? 'presence-too-early' : instant < end ? undefined : 'presence-too-late',
        );
      }),
      { examples: [[start - hour - 1], [start - hour], [end - 1], [end]] },
    );
  });

  test('of a self-paced course is any day once the code was redeemed, and until it expires before', () => {
    const until = Date.parse(selfPaced.redeemableUntil);
    const redeemed = orderOf('presence', selfPaced);
    const placed = orderOf('presence', { ...selfPaced, redeemedAt: undefined });
    const at = (order: typeof redeemed, instant: number) =>
      refusalOf(() => {
        mustBeInSession(order, undefined, new Date(instant));
      });

    expect(at(redeemed, until + 30 * 24 * hour)).toBeUndefined();
    expect(at(placed, until)).toBeUndefined();
    expect(at(placed, until + 1)).toBe('presence-too-late');
  });
});

describe('a page of presence', () => {
  test('is good for a quarter of an hour, and never past the end of its session', () => {
    fc.assert(
      fc.property(fc.integer({ min: start - hour, max: end - 1 }), (instant) => {
        const until = Date.parse(validUntilOf(first, new Date(instant)));

        expect(until).toBe(Math.min(instant + linkMinutes * 60_000, end));
      }),
    );
  });

  const moves: readonly LinkMove[] = ['pass', 'fail', 'accept', 'reject'];
  const at = new Date(start + 60_000);
  const verdict = { by: 'olga', reason: 'sealed', at };
  const act: Readonly<Record<LinkMove, (link: PresenceLink) => { readonly link: PresenceLink }>> = {
    pass: (link) => provenBy(link, at),
    fail: (link) => doubtedBy(link, at),
    accept: (link) => acceptedBy(link, verdict),
    reject: (link) => rejectedBy(link, verdict),
  };

  test.each(LinkStatus.options.flatMap((status) => moves.map((move) => ({ status, move }))))(
    'that is $status may be moved by $move only as the table says',
    ({ status, move }) => {
      const wanted = linkMoves[status][move];
      const link = linkOf({ status });

      if (wanted === undefined)
        expect(refusalOf(() => act[move](link))).toBe(
          move === 'pass' || move === 'fail' ? 'presence-link-used' : 'presence-review-decided',
        );
      else expect(act[move](link).link.status).toBe(wanted);
    },
  );

  test('that a person accepted proves the instant of the picture, not that of the decision', () => {
    const triedAt = new Date(start + 5_000).toISOString();
    const later = new Date(start + 48 * hour);

    const { presence } = acceptedBy(linkOf({ status: 'in-review', triedAt }), { ...verdict, at: later });

    expect(presence).toEqual({ sequence: 1, at: triedAt, how: 'review', reviewedBy: 'olga' });
  });

  test('takes no picture where the presence stands, by whichever link, and none after its end', () => {
    const validUntil = new Date(start + 900_000).toISOString();
    const standing = (status: PresenceLink['status'], isPresent: boolean, instant: number) => {
      let found: string | undefined;
      const code = refusalOf(() => {
        found = standingOf({ status, validUntil }, isPresent, new Date(instant));
      });
      return found ?? code;
    };

    expect(LinkStatus.options.map((status) => standing(status, true, start + hour))).toEqual(
      LinkStatus.options.map(() => 'present'),
    );
    expect(LinkStatus.options.map((status) => standing(status, false, start))).toEqual([
      'open',
      'present',
      'in-review',
      'present',
      'presence-rejected',
    ]);
    expect(standing('open', false, start + 899_999)).toBe('open');
    expect(standing('open', false, start + 900_000)).toBe('presence-link-expired');
  });

  test('leads back to the institution with its state, whatever its address holds already', () => {
    expect(redirectTo(linkOf())).toBe('https://lp.example/kembali?kelas=7&state=state');
    expect(redirectTo(linkOf({ redirectUri: 'https://lp.example/?state=theirs' }))).toBe(
      'https://lp.example/?state=state',
    );
  });
});

describe('an address to go on to', () => {
  test.each([
    'lp.example/kembali',
    '/kembali',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://nama:sandi@lp.example/',
    'https://lp.example/#bagian',
    'https://',
    `https://lp.example/${'x'.repeat(2_000)}`,
  ])('%s is none', (address) => {
    expect(RedirectAddress.safeParse(address).success).toBe(false);
  });

  test('is over TLS, but for a page on the same machine where this API itself is on a laptop', () => {
    const laptop = 'http://127.0.0.1:3000';
    const cloud = 'https://api.prakerja.example';
    const isSafe = (address: string, publicUrl: string) => {
      expect(RedirectAddress.safeParse(address).success).toBe(true);
      return refusalOf(() => {
        mustBeSafe(address, publicUrl);
      });
    };

    expect(isSafe('https://lp.example/kembali', cloud)).toBeUndefined();
    expect(isSafe('http://localhost:8080/kembali', laptop)).toBeUndefined();
    expect(isSafe('http://localhost:8080/kembali', cloud)).toBe('redirect-uri-malformed');
    expect(isSafe('http://lp.example/kembali', laptop)).toBe('redirect-uri-malformed');
  });
});
