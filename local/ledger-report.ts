import { Comparison } from '../shared/domain/ledger/difference.ts';
import { rupiahText } from '../shared/domain/text-forms.ts';
import type { LedgerReport } from '../shared/ledger/check.ts';

/** What each comparison is called for people. */
const names: Readonly<Record<Comparison, string>> = {
  transfer: 'transfers that come to nothing by themselves',
  readable: 'people whose records can be read',
  sum: 'all accounts together come to nothing',
  balance: 'balances that are the sum of their entries',
  'below-zero': 'accounts that are not below zero',
  awards: 'cards that agree',
  orders: 'entries of purchases that agree',
  incentives: 'incentives that agree',
  payouts: 'payouts that agree',
  settlements: 'settlements that agree',
  debts: 'debts that agree',
  closing: 'figures of closings that stand',
};

const money = (amount: number): string => (amount < 0 ? `-${rupiahText(-amount)}` : rupiahText(amount));

/** The most differences that are printed one by one. */
const differencesShown = 20;

/** What a check of the ledger came to, in lines for a terminal. */
export const ledgerLines = ({ from, day, transfers, people, moved, standing, findings }: LedgerReport): string[] => {
  const kinds = Object.keys({ ...moved, ...standing }).sort();
  const total = (sums: Readonly<Record<string, number>>) =>
    Object.values(sums).reduce((sum, amount) => sum + amount, 0);
  const row = (name: string, one: number, other: number) =>
    `  ${name.padEnd(18)}${money(one).padStart(24)}${money(other).padStart(24)}`;
  const { compared, differences } = findings;
  const wrong = Map.groupBy(differences, ({ comparison }) => comparison);
  const shown = Comparison.options.filter((name) => (compared[name] ?? 0) > 0 || name === 'sum');
  return [
    `Ledger ${from === day ? `of ${day}` : `from ${from} to ${day}`} (WIB): ${transfers} transfers, ${people} people.`,
    '',
    `  ${'account'.padEnd(18)}${'moved'.padStart(24)}${'stands at'.padStart(24)}`,
    ...kinds.map((kind) => row(kind, moved[kind] ?? 0, standing[kind] ?? 0)),
    row('together', total(moved), total(standing)),
    '',
    ...shown.map((name) => {
      const faults = wrong.get(name)?.length ?? 0;
      const count = String(compared[name] ?? 0).padStart(9);
      return `  ${faults === 0 ? '✓' : '✗'}${count}  ${names[name]}${faults === 0 ? '' : `: ${faults} do not`}`;
    }),
    '',
    ...differences
      .slice(0, differencesShown)
      .map(
        ({ comparison, of, expected, found }) =>
          `  DIFFERENCE (${comparison}) ${of}: ${money(expected)} expected, ${money(found)} found`,
      ),
    ...(differences.length > differencesShown ? [`  … and ${differences.length - differencesShown} more`] : []),
    differences.length === 0 ? 'Everything agrees, to the rupiah.' : `${differences.length} figures do not agree.`,
  ];
};
