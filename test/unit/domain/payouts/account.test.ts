import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ApplicantId } from '../../../../events/event.ts';
import { PayoutChannel } from '../../../../events/money.ts';
import { payableAccount, type PayoutAccount } from '../../../../shared/domain/payouts/account.ts';
import {
  askableAccount,
  linkedAccount,
  replacedVersion,
  undoneAccount,
} from '../../../../shared/domain/payouts/account-linking.ts';
import { isWallet, masked, parseAccountNumber } from '../../../../shared/domain/payouts/account-number.ts';
import { currentRuleSet } from '../../../../shared/domain/rule-sets.ts';

const rules = currentRuleSet('normal', '2023-02-17');
const hour = 3_600_000;
const start = Date.parse('2023-02-22T03:00:00.000Z');
const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

describe('the number of an account', () => {
  test.each<[PayoutChannel, string, string | undefined]>([
    ['BNI', '123 456-789.0', '1234567890'],
    ['BNI', '123456789', undefined],
    ['BCA', '12345678901', undefined],
    ['BCA', '12345x7890', undefined],
    ['BCA', '', undefined],
    ['GOPAY', '0812-3456-7890', '+6281234567890'],
    ['OVO', '+62 812 3456 7890', '+6281234567890'],
    ['DANA', '6281234567890', '+6281234567890'],
    ['LINKAJA', '1234567890', undefined],
  ])('of %s that is typed as "%s" is kept as %s', (channel, typed, kept) => {
    expect(parseAccountNumber(channel, typed)).toBe(kept);
  });

  test('is one number however it is typed, and shows four digits', () => {
    const separated = fc.array(fc.constantFrom(' ', '.', '-', ''), { minLength: 10, maxLength: 10 });
    const digits = fc.stringMatching(/^\d{10}$/);

    fc.assert(
      fc.property(digits, separated, (number, separators) => {
        const typed = separators.map((separator, at) => number.charAt(at) + separator).join('');
        expect(parseAccountNumber('BNI', typed)).toBe(number);
        expect(masked(number)).toBe(`******${number.slice(-4)}`);
      }),
    );
  });
});

describe('before a channel is asked', () => {
  const phone = '+6281234567890';

  test('an e-wallet of another phone is refused, one of the same phone is not, however it is typed', () => {
    for (const channel of PayoutChannel.options.filter(isWallet)) {
      expect(askableAccount({ channel, number: '0812 3456 7890' }, { rules, phone })).toEqual({
        channel,
        number: phone,
      });
      expect(() => askableAccount({ channel, number: '081234567891' }, { rules, phone })).toThrow(
        expect.objectContaining({ code: 'payout-account-phone-differs' }) as Error,
      );
    }
  });

  test('a channel that the scheme of the card does not pay over is refused', () => {
    const earlier = currentRuleSet('semi-bansos', '2021-01-01');
    const wanted = { channel: 'BCA', number: '1234567890' } as const;

    expect(askableAccount(wanted, { rules, phone })).toEqual(wanted);
    expect(() => askableAccount(wanted, { rules: earlier, phone })).toThrow(
      expect.objectContaining({ code: 'payout-channel-not-offered' }) as Error,
    );
  });
});

/** What somebody does with their account, so many hours after the last thing that was done. */
const Deed = fc.record({
  after: fc.integer({ min: 0, max: 60 }),
  deed: fc.constantFrom('link-a', 'link-b', 'link-c', 'object', 'bounce'),
});

/** The rules of linking and objecting, as the table keeps them: every version, and which of them stands. */
const history = () => {
  const versions: PayoutAccount[] = [];
  let standing: number | undefined;
  const find = (version: number | undefined) => versions.find((account) => account.version === version);
  const put = (account: PayoutAccount) => versions.splice(account.version - 1, 1, account);
  return {
    versions,
    standing: () => find(standing),
    payable(at: number) {
      const account = find(standing);
      return account && payableAccount(account, versions, iso(at));
    },
    link(name: string, at: number): void {
      const now = find(standing);
      if (now?.maskedNumber === name && now.faultyAt === undefined) return;
      const replaced = find(now && replacedVersion(now, iso(at)));
      const account = linkedAccount(
        {
          applicantId: ApplicantId.parse('a'.repeat(32)),
          channel: 'BNI',
          sealedNumber: name,
          maskedNumber: name,
          accountHashes: [{ version: 1, hash: name }],
          nikHashes: [{ version: 1, hash: 'nik' }],
        },
        {
          version: versions.length + 1,
          replaced: replaced && { version: replaced.version, isSame: replaced.maskedNumber === name },
          rules,
          at: new Date(at),
        },
      );
      put(account);
      standing = account.version;
    },
    object(at: number): void {
      const now = find(standing);
      if (now === undefined) return;
      try {
        put(undoneAccount(now, new Date(at)));
        standing = now.replaces;
      } catch (error) {
        expect(error).toMatchObject({ code: 'payout-account-objection-late' });
      }
    },
    bounce(at: number): void {
      const paid = this.payable(at);
      if (paid !== undefined) put({ ...paid, faultyAt: iso(at), faultyBecause: 'inactive' });
    },
  };
};

describe('whatever somebody does', () => {
  const coolingMilliseconds = rules.payoutAccount.value.coolingHours * hour;

  /** Runs deeds, and looks at what is paid to after each of them. */
  const run = (
    deeds: readonly { readonly after: number; readonly deed: string }[],
    look: (world: ReturnType<typeof history>, at: number, before: PayoutAccount | undefined, deed: string) => void,
  ): void => {
    const world = history();
    let at = start;
    for (const { after, deed } of deeds) {
      at += after * hour;
      const before = world.payable(at);
      if (deed === 'object') world.object(at);
      else if (deed === 'bounce') world.bounce(at);
      else world.link(deed, at);
      look(world, at, before, deed);
    }
  };

  test('linking or objecting never changes at once the account that money goes to', () => {
    fc.assert(
      fc.property(fc.array(Deed, { maxLength: 12 }), (deeds) => {
        run(deeds, (world, at, before, deed) => {
          if (before === undefined || deed === 'bounce') return;
          expect(world.payable(at)?.maskedNumber).toBe(before.maskedNumber);
        });
      }),
      { numRuns: 500 },
    );
  });

  test('an account that takes the place of another one is paid to only when its days of cooling off are over', () => {
    fc.assert(
      fc.property(fc.array(Deed, { maxLength: 12 }), (deeds) => {
        run(deeds, ({ versions, ...world }, at) => {
          const paid = world.payable(at);
          if (paid === undefined) return;
          expect(paid.faultyAt).toBeUndefined();
          expect(paid.undoneAt).toBeUndefined();
          const replaced = versions.find(({ version }) => version === paid.replaces);
          if (replaced === undefined || replaced.maskedNumber === paid.maskedNumber) return;
          expect(at - Date.parse(paid.linkedAt)).toBeGreaterThanOrEqual(coolingMilliseconds);
        });
      }),
      { numRuns: 500 },
    );
  });

  test('once an account was linked one always stands, and every version stays on record', () => {
    fc.assert(
      fc.property(fc.array(Deed, { maxLength: 12 }), (deeds) => {
        let most = 0;
        run(deeds, ({ versions, standing }) => {
          expect(versions.length).toBeGreaterThanOrEqual(most);
          most = versions.length;
          expect(standing() === undefined).toBe(most === 0);
        });
      }),
    );
  });
});
