import type { PlaceObjection } from '../domain/case.ts';
import { placeAsOf } from '../domain/place-objection.ts';
import { withWaiver } from '../domain/registering.ts';
import type { Registration } from '../domain/registration.ts';
import { drawRunOf, type Wave } from '../domain/wave.ts';
import { Refusal } from '../errors.ts';
import { openIdentity } from '../keys/fields.ts';
import { runStart } from '../table/runs.ts';
import type { SelectionTable } from '../table/selections.ts';
import type { Writes } from '../table/transaction.ts';
import type { Waves } from '../table/waves.ts';
import { withoutObjection } from './objections.ts';
import { keptRuling, mustBeOpen, type Ruling, type Verdict } from './ruling.ts';

/** What ruling on a place in a wave touches beyond a ruling's own. */
export interface PlaceRuling {
  readonly waves: Pick<Waves, 'get' | 'quota'>;
  readonly selections: Pick<SelectionTable, 'hasStarted'>;
}

const attempts = 4;

/** The name under which a registration keeps the case of an objection to its place in a wave. */
export const placeRule = (waveId: string): string => `place:${waveId}`;

/** The registration after the ruling: the objection is open no more, and where it is upheld the place counts as of now. */
const ruled = (
  registration: Registration,
  { waveId, caseId }: PlaceObjection,
  upheld: { readonly at: string; readonly waived: string | undefined } | undefined,
): Registration => {
  const cleared = { ...withoutObjection(registration, placeRule(waveId)), version: registration.version + 1 };
  if (upheld === undefined) return cleared;
  const { at, waived } = upheld;
  const placed = { ...cleared, updatedAt: at, placements: { ...registration.placements, [waveId]: at } };
  return waived === undefined ? placed : withWaiver(placed, { rule: waived, caseId, at });
};

/**
 * What has the wave's lists committed to anew, for a later round of the beacon: nothing where they are still to be
 * collected, since then the next commitment has the person in it.
 */
const recommitment = async (
  { selections }: PlaceRuling,
  wave: Wave,
  applicantId: Registration['applicantId'],
  at: string,
): Promise<ReturnType<typeof runStart> | undefined> => {
  const { waveId, drawRun, lastRun } = wave;
  if (!(await selections.hasStarted(drawRunOf(wave), 'collect'))) return undefined;
  const record = { waveId, run: lastRun + 1, kind: 'recommitment', basis: drawRun, at, applicantId } as const;
  return runStart({ ...record, reason: 'objection-upheld' }, wave);
};

/**
 * Rules on an objection to the place in a wave. Upheld, the person is placed as of this instant instead of the cut-off,
 * with the rule waived by which they were excluded, where a person may waive it; the run that stands is stopped, its
 * commitment stays published, and the next run commits to the corrected lists before a later round. All of that is one
 * transaction, which the seal of the strikes forbids.
 * @throws Refusal case-closed; objection-window-over; place-unchanged where the person would still be excluded;
 * lists-being-frozen while there is no commitment to replace yet; busy-try-again
 */
export const ruleOnPlace = async (
  ruling: Ruling & PlaceRuling,
  objection: PlaceObjection,
  verdict: Verdict,
): Promise<void> => {
  const { cases, registrations, keys, waves } = ruling;
  const { applicantId, caseId, waveId, kind } = objection;
  const { decision, decidedBy, at } = verdict;
  mustBeOpen(objection);
  const ring = await keys.ring();
  const kept = keptRuling(ring, applicantId, verdict);
  const decidedAt = at.toISOString();
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const [wave, current] = await Promise.all([waves.get(waveId), registrations.get(applicantId)]);
    if (wave === undefined || current === undefined) throw new Error('An objection has no wave or no registration.');
    const { birthDate, nik } = openIdentity(ring, applicantId, current.identity, 'birthDate', 'nik');
    const isUpheld = decision === 'uphold';
    if (isUpheld && wave.progress === 'published') throw new Refusal('objection-window-over');
    const quota = await waves.quota(waveId);
    const placed = isUpheld
      ? placeAsOf({ wave, quota, registration: current, birthDate, nik, code: objection.code }, at)
      : undefined;
    const begun = placed && (await recommitment(ruling, wave, applicantId, decidedAt));
    const change = {
      registration: ruled(current, objection, placed && { at: decidedAt, waived: placed.waived }),
      readVersion: current.version,
      event: {
        event: 'case.decided.v1',
        occurredAt: decidedAt,
        data: { caseId, kind, applicantId, decision, decidedBy },
      },
      ...(isUpheld ? { unsettledAt: decidedAt } : {}),
    } as const;
    const runWrites: Writes = begun?.writes(ruling.table.name) ?? [];
    const failed = await registrations.commitOrTell(change, [...runWrites, ...cases.closeWrites(objection, kept)]);
    if (failed === undefined) return;
    mustBeOpen(await cases.get(caseId));
    const refused = begun?.refused(failed.filter((position) => position < runWrites.length));
    if (refused === 'sealed') throw new Refusal('objection-window-over');
    if (refused === 'not-committed') throw new Refusal('lists-being-frozen');
  }
  throw new Refusal('busy-try-again');
};
