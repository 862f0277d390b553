import { Commitment } from '../domain/draw/commitment.ts';
import { DrawFault } from '../domain/draw/fault.ts';
import { parseExcludedLine } from '../domain/draw/lines.ts';
import type { Receipt } from '../domain/receipt.ts';
import { explainTicket } from './explain.ts';
import { evidencePaths } from '../domain/evidence/layout.ts';
import { parseJson, type EvidenceSource } from '../domain/evidence/source.ts';

/** What the evidence of a wave says to the holder of a receipt that was found to be genuine. */
export interface ReceiptFinding {
  /**
   * `honoured`: the ticket stands where it should. `doubtful`: it may, and only its holder knows.
   * `wrongdoing`: it stands nowhere. `other-wave`: this evidence says nothing about it.
   */
  readonly finding: 'honoured' | 'doubtful' | 'wrongdoing' | 'other-wave';
  /** Plain sentences. */
  readonly why: string;
}

/**
 * Holds a genuine receipt against the evidence. Every ticket that was issued is in exactly one of two lists, so a
 * receipt for one that is in neither proves that it was dropped. It believes the files, as explainTicket does.
 * @throws DrawFault for a file that is missing or not well formed.
 */
export async function holdAgainst(source: EvidenceSource, receipt: Receipt): Promise<ReceiptFinding> {
  const bytes = await source.read(evidencePaths.commitment);
  if (bytes === undefined) throw new DrawFault('commitment.json is missing.');
  const { waveId } = parseJson(evidencePaths.commitment, bytes, Commitment);
  if (waveId !== receipt.waveId) {
    return {
      finding: 'other-wave',
      why: `The receipt is of wave ${receipt.waveId}; this is the evidence of ${waveId}.`,
    };
  }
  const stated = `The receipt says that the ticket ${receipt.kind === 'joined' ? 'joined' : 'left'} at ${receipt.at}.`;
  const explanation = await explainTicket(source, receipt.ticket);
  if (explanation.list === 'neither') {
    const proof = 'It stands neither among the applicants nor the excluded: the receipt is proof of wrongdoing.';
    return { finding: 'wrongdoing', why: `${stated} ${proof}` };
  }
  if (explanation.list === 'excluded')
    return { finding: 'honoured', why: `${stated} ${excludedWhy(receipt, explanation.line)}` };
  if (receipt.kind === 'joined') return { finding: 'honoured', why: `${stated} It stands among the applicants.` };
  const why = 'It stands among the applicants, which is right only where its holder joined again afterwards.';
  return { finding: 'doubtful', why: `${stated} ${why}` };
}

function excludedWhy({ kind }: Receipt, line: string): string {
  const { reason, listVersion } = parseExcludedLine(line);
  const by = listVersion === '' ? '' : `, by the list ${listVersion}`;
  if (reason !== 'left') return `It stands among the excluded: ${reason}${by}.`;
  if (kind === 'left') return 'It stands among the excluded, as one that left.';
  return 'It stands among the excluded as one that left afterwards, for which a leave receipt of its own was given.';
}
