import { spawnSync } from 'node:child_process';
import * as z from 'zod';
import { root } from './lock.ts';
import type { Explained } from './policy.ts';

const Via = z.object({ title: z.string(), url: z.string(), severity: z.string() });
const Report = z.object({
  vulnerabilities: z.record(z.string(), z.object({ via: z.array(z.union([z.string(), Via])) })),
});
const Refused = z.object({ error: z.object({ summary: z.string().default('') }) });

/** A weakness that somebody reported of a package in the lock. */
export interface Advisory {
  readonly name: string;
  readonly title: string;
  readonly severity: string;
  /** Its address, by which it is explained. */
  readonly url: string;
}

/** What npm's registry knows against the packages of the lock, or why it was not told. */
export type Audit = { readonly advisories: readonly Advisory[] } | { readonly notAsked: string };

/** The answer of `npm audit --json`. @throws Error when it is neither a report nor a refusal. */
export const auditIn = (text: string): Audit => {
  const answer: unknown = JSON.parse(text);
  const report = Report.safeParse(answer);
  if (report.success) {
    const advisories = Object.entries(report.data.vulnerabilities).flatMap(([name, { via }]) =>
      via.flatMap((one) => (typeof one === 'string' ? [] : [{ name, ...one }])),
    );
    return { advisories };
  }
  const refused = Refused.safeParse(answer);
  if (refused.success) return { notAsked: refused.data.error.summary || 'the registry did not answer' };
  throw new Error('npm audit answered what is neither a report nor an error.');
};

/** Asks the registry that npm is set to. A registry that knows no advisories, as some mirrors do, is told apart from a clean one. */
export const askRegistry = (): Audit => {
  const { stdout } = spawnSync('npm', ['audit', '--json'], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1_048_576 });
  return auditIn(stdout);
};

/** Advisories that nobody explained, or whose explanation has expired by a day (`YYYY-MM-DD`); each in words. */
export const openAdvisories = (
  advisories: readonly Advisory[],
  explained: Readonly<Record<string, Explained>>,
  day: string,
): string[] =>
  advisories.flatMap(({ name, title, severity, url }) => {
    const known = explained[url];
    if (known === undefined) return [`${name}: ${title} (${severity}), ${url}`];
    return known.until < day ? [`${name}: the explanation of ${url} expired on ${known.until}`] : [];
  });
