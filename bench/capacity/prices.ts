import * as z from 'zod';

/**
 * What AWS charges in Jakarta (ap-southeast-3), and what others do, in US$. No price list was at hand when they were
 * written down: they are from memory of the public list, in which Jakarta is near Singapore. Whoever plans money by this
 * holds each against the list of the day, and changes it here.
 */

const Price = z.strictObject({
  dollars: z.number().nonnegative(),
  /** What is paid for. */
  of: z.string().min(1),
  asOf: z.string().regex(/^20\d{2}-\d{2}$/),
  source: z.string().min(1),
});
export type Price = z.infer<typeof Price>;

const million = 1_000_000;
const fromMemory = {
  asOf: '2025-12',
  source: 'from memory of the public price list: hold it against the list',
} as const;
const assumed = { asOf: '2025-12', source: 'assumed, to be replaced by an offer' } as const;

const list = {
  writeUnit: { dollars: 0.7125 / million, of: 'DynamoDB: a write request unit, on demand', ...fromMemory },
  readUnit: { dollars: 0.1425 / million, of: 'DynamoDB: a read request unit, on demand', ...fromMemory },
  tableStorage: { dollars: 0.285, of: 'DynamoDB: a GB and month, table and index', ...fromMemory },
  tableBackup: { dollars: 0.228, of: 'DynamoDB: a GB and month of point-in-time recovery', ...fromMemory },
  apiRequest: { dollars: 1.25 / million, of: 'API Gateway: a request of an HTTP API', ...fromMemory },
  invocation: { dollars: 0.2 / million, of: 'Lambda: an invocation', ...fromMemory },
  functionTime: { dollars: 0.000_013_333_4, of: 'Lambda: a GB and second, ARM', ...fromMemory },
  queueRequest: {
    dollars: 0.4 / million,
    of: 'SQS: a request (send, receive or delete, up to ten messages)',
    ...fromMemory,
  },
  edgeRequest: { dollars: 0.012 / 10_000, of: 'CloudFront: a request over HTTPS', ...fromMemory },
  edgeTraffic: { dollars: 0.12, of: 'CloudFront: a GB to the internet, Indonesia', ...fromMemory },
  firewallRequest: { dollars: 0.6 / million, of: 'WAF: a request', ...fromMemory },
  logs: { dollars: 0.7, of: 'CloudWatch: a GB of logs taken in', ...fromMemory },
  logStorage: { dollars: 0.03, of: 'CloudWatch: a GB and month of logs kept', ...fromMemory },
  trace: { dollars: 5 / million, of: 'X-Ray: a trace kept', ...fromMemory },
  objectWrite: { dollars: 0.005 / 1_000, of: 'S3: a PUT', ...fromMemory },
  objectRead: { dollars: 0.0004 / 1_000, of: 'S3: a GET', ...fromMemory },
  objectStorage: { dollars: 0.025, of: 'S3: a GB and month', ...fromMemory },
  keyRequest: { dollars: 0.03 / 10_000, of: 'KMS: a request with a symmetric key', ...fromMemory },
  signature: { dollars: 0.15 / 10_000, of: 'KMS: a signature with an elliptic curve', ...fromMemory },
  key: { dollars: 1, of: 'KMS: a key and month', ...fromMemory },
  secret: { dollars: 0.4, of: 'Secrets Manager: a secret and month', ...fromMemory },
  alarm: { dollars: 0.1, of: 'CloudWatch: an alarm and month', ...fromMemory },
  compositeAlarm: { dollars: 0.5, of: 'CloudWatch: a composite alarm and month', ...fromMemory },
  dashboard: { dollars: 3, of: 'CloudWatch: a dashboard and month', ...fromMemory },
  metric: { dollars: 0.3, of: 'CloudWatch: a metric of our own and month', ...fromMemory },
  firewall: { dollars: 5, of: 'WAF: a list of rules and month', ...fromMemory },
  firewallRule: { dollars: 1, of: 'WAF: a rule and month', ...fromMemory },

  signedIn: { dollars: 0.015, of: 'Cognito Essentials: who signs in within a month, after 10,000', ...fromMemory },
  mail: { dollars: 0.1 / 1_000, of: 'SES: a mail', ...fromMemory },
  sms: { dollars: 0.03, of: 'an SMS over an Indonesian gateway (some Rp500)', ...assumed },
} as const satisfies Record<string, Price>;

export type PriceName = keyof typeof list;
export const prices: Readonly<Record<PriceName, Price>> = list;
for (const price of Object.values(list)) Price.parse(price);

/** Rupiah for a US dollar: assumed. */
export const rupiahADollar = 16_500;

export const region = 'ap-southeast-3 (Jakarta)';
