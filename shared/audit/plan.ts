import * as z from 'zod';
import { canonical } from '../domain/audit/canonical.ts';
import { auditPaths, strayDays } from '../domain/audit/day.ts';
import { dayAfter } from '../domain/ledger/ledger-day.ts';
import type { AuditStore } from './store.ts';

/** Which captured objects a day is closed from. It is fixed before any of them is read, and the first time stands. */
const Plan = z.strictObject({ day: z.iso.date(), objects: z.array(z.string()) });
type Plan = z.infer<typeof Plan>;

type PlanStore = Pick<AuditStore, 'list' | 'read' | 'putOnce'>;

/** The plan of a day; undefined where it has none yet. */
export const planOf = async (store: Pick<AuditStore, 'read'>, day: string): Promise<Plan | undefined> => {
  const bytes = await store.read(auditPaths.plan(day));
  return bytes === undefined ? undefined : Plan.parse(JSON.parse(bytes.toString()));
};

/** What was put into the folder of a day that is planned, after it was: the next day that is closed takes it in. */
export const straysOf = async (store: PlanStore, days: readonly string[], until: string): Promise<string[]> => {
  const folders = await Promise.all(days.map((day) => store.list(auditPaths.captured(day))));
  const captured = folders.flat();
  if (captured.length === 0) return [];
  const planned = new Set<string>();
  for (let day = days[0]; day !== undefined && day < until; day = dayAfter(day)) {
    for (const path of (await planOf(store, day))?.objects ?? []) planned.add(path);
  }
  return captured.filter((path) => !planned.has(path));
};

/** The days before one whose late events it takes in, the oldest first. */
const daysBefore = (day: string): string[] =>
  Array.from({ length: strayDays }, (_, index) => dayAfter(day, index - strayDays));

/** Fixes what a day is closed from: what was captured for it, and what came too late for the days before. */
export const planDay = async (store: PlanStore, day: string): Promise<Plan> => {
  const standing = await planOf(store, day);
  if (standing !== undefined) return standing;
  const [own, strays] = await Promise.all([
    store.list(auditPaths.captured(day)),
    straysOf(store, daysBefore(day), day),
  ]);
  const plan: Plan = { day, objects: [...own, ...strays].sort() };
  try {
    await store.putOnce(auditPaths.plan(day), Buffer.from(`${canonical(plan)}\n`), 'application/json');
    return plan;
  } catch (fault) {
    // Somebody was quicker, and saw less or more: theirs stands.
    const theirs = await planOf(store, day);
    if (theirs === undefined) throw fault;
    return theirs;
  }
};
