/**
 * What each way to sign citizens in costs in a month, from prices that are dated. Cognito counts who signs in, or renews a
 * token, once in a calendar month; who has registered and stays away costs nothing.
 */

interface Price {
  /** In US$. */
  readonly dollars: number;
  readonly of: string;
  readonly asOf: string;
}

const prices = {
  essentials: { dollars: 0.015, of: 'an active user, after 10,000', asOf: '2025-12' },
  plus: { dollars: 0.02, of: 'an active user', asOf: '2025-12' },
  mail: { dollars: 0.1 / 1_000, of: 'a mail by SES', asOf: '2025-12' },
  localSms: { dollars: 0.03, of: 'an SMS over an Indonesian gateway (Rp 500)', asOf: '2025-12' },
  worldSms: { dollars: 0.35, of: 'an SMS to Indonesia over AWS', asOf: '2025-12' },
} as const satisfies Record<string, Price>;

/** Lite by tiers: up to so many active users, this much each. US$, as they were known in 2025-12, to be held against the price list. */
const liteTiers = [
  { upTo: 10_000, dollars: 0 },
  { upTo: 100_000, dollars: 0.0055 },
  { upTo: 1_000_000, dollars: 0.0046 },
  { upTo: 10_000_000, dollars: 0.00325 },
  { upTo: Infinity, dollars: 0.0025 },
] as const;

const liteCost = (active: number): number => {
  let [from, sum] = [0, 0];
  for (const { upTo, dollars } of liteTiers) {
    sum += Math.max(0, Math.min(active, upTo) - from) * dollars;
    from = upTo;
  }
  return sum;
};

/** Months by who signs in. A token is renewed for thirty days, so that a person needs two codes in a busy month. */
const months = {
  'everybody who ever registered': { active: 59_000_000, codes: 2 },
  'an opening month': { active: 7_000_000, codes: 2 },
  'an idle month': { active: 300_000, codes: 1 },
} as const;

const { essentials, plus, mail, localSms, worldSms } = prices;
const ways: Readonly<Record<string, (active: number, codes: number) => number>> = {
  'Cognito Lite, passwords': (active) => liteCost(active),
  'Cognito Essentials, codes by mail': (active, codes) =>
    Math.max(0, active - 10_000) * essentials.dollars + active * codes * mail.dollars,
  'Cognito Plus, codes by mail': (active, codes) => active * (plus.dollars + codes * mail.dollars),
  'Cognito Essentials, codes by SMS over AWS': (active, codes) =>
    Math.max(0, active - 10_000) * essentials.dollars + active * codes * worldSms.dollars,
  'another issuer, codes by mail': (active, codes) => active * codes * mail.dollars,
  'another issuer, codes by SMS over a local gateway': (active, codes) => active * codes * localSms.dollars,
};

const print = (line: string) => process.stdout.write(`${line}\n`);
for (const [name, { dollars, of, asOf }] of Object.entries<Price>(prices)) {
  print(
    `${name.padEnd(12)} US$${String(dollars)} ${of} (as known in ${asOf}: hold it against the price list, or an offer)`,
  );
}
print('');
print(['US$ a month'.padEnd(50), ...Object.keys(months).map((name) => name.padStart(30))].join(''));
for (const [way, cost] of Object.entries(ways)) {
  const cells = Object.values(months).map(({ active, codes }) =>
    Math.round(cost(active, codes)).toLocaleString('en').padStart(30),
  );
  print([way.padEnd(50), ...cells].join(''));
}
