import type { Ticket, WaveId } from '../../../events/event.ts';
import type { Decided } from '../../domain/audit/answers.ts';
import { Decision } from '../../domain/decision.ts';
import { drawRunOf, publishedRunOf } from '../../domain/wave.ts';
import { BarrierFact, factNames, SealFact } from '../../selection/facts.ts';
import { awardTable } from '../../table/awards.ts';
import type { Table } from '../../table/client.ts';
import { enrollmentTable } from '../../table/enrollments.ts';
import { keys } from '../../table/keys.ts';
import { queryFrom } from '../../table/read.ts';
import { selectionTable } from '../../table/selections.ts';
import { strikeTable } from '../../table/strikes.ts';
import { waveTable } from '../../table/waves.ts';

/** Finds by which rules and which versions of the lists it was decided what became of a ticket. */
export const findDecided = (table: Table) => {
  const waves = waveTable(table);
  const enrollments = enrollmentTable(table);
  const selections = selectionTable(table);
  const strikes = strikeTable(table);
  const awards = awardTable(table);

  /** The last decision up to a version of the registration: it stood until the next one. */
  const decisionAt = async (applicantId: Decided['applicantId'], version: number): Promise<Decided['decision']> => {
    const { pk, prefix } = keys.decisions(applicantId);
    const { items } = await queryFrom(
      table,
      { pk, prefix },
      { after: keys.decision(applicantId, version + 1).sk, limit: 1, backwards: true },
    );
    const [item] = items;
    if (item === undefined) return undefined;
    const { ruleVersion, on, asOf, outcome, listVersions, findings } = Decision.parse(item);
    const [, number = ''] = /^DECISION#(\d+)$/.exec(String(item['sk'])) ?? [];
    return { version: Number(number), ruleVersion, on, asOf, outcome, listVersions, findings };
  };

  /** Undefined where nobody joined under that ticket. */
  return async (waveId: WaveId, ticket: Ticket): Promise<Decided | undefined> => {
    const [wave, enrollment] = await Promise.all([waves.get(waveId), enrollments.get(waveId, ticket)]);
    if (wave === undefined || enrollment === undefined) return undefined;
    const run = publishedRunOf(wave) ?? drawRunOf(wave);
    const { applicantId, joinedAt, leftAt, standing, registrationVersion } = enrollment;
    const [barrier, seal, strike, award, decision] = await Promise.all([
      selections.fact(run, factNames.barrier, BarrierFact),
      selections.fact(run, factNames.seal, SealFact),
      strikes.get(run, ticket),
      awards.get(applicantId, waveId),
      decisionAt(applicantId, registrationVersion),
    ]);
    const { state, asOf } = standing;
    return {
      waveId,
      ticket,
      applicantId,
      scheme: wave.scheme,
      ruleVersion: wave.ruleVersion,
      cutoffAt: wave.cutoffAt,
      joinedAt,
      ...(leftAt === undefined ? {} : { leftAt }),
      standing: {
        state,
        asOf,
        ...(standing.state === 'excluded' ? { reason: standing.reason, listVersion: standing.listVersion } : {}),
      },
      ...(decision === undefined ? {} : { decision }),
      run: run.run,
      listsAtFreeze: (barrier?.lists ?? []).map(({ source, version }) => ({ source, version })),
      listsAtSeal: (seal?.lists ?? []).map(({ source, version }) => ({ source, version })),
      ...(strike === undefined
        ? {}
        : { strike: { reason: strike.reason, listVersion: strike.listVersion, at: strike.at } }),
      ...(award?.ticket === ticket ? { award: { state: award.state, announcedAt: award.announcedAt } } : {}),
    };
  };
};
export type FindDecided = ReturnType<typeof findDecided>;
