import { stat } from 'node:fs/promises';
import { evidenceAddress } from './address.ts';
import { evidenceArchive } from './archive.ts';
import { evidenceFolder } from './folder.ts';
import type { EvidenceSource } from '../domain/evidence/source.ts';

/**
 * The evidence that a person names: an http(s) address, a folder, or the file of a ZIP archive, which is to be closed.
 * @throws Error where there is no such file, or it is no archive.
 */
export async function openEvidenceSource(evidence: string): Promise<EvidenceSource & { close?: () => void }> {
  if (/^https?:\/\//.test(evidence)) return evidenceAddress(evidence);
  return (await stat(evidence)).isDirectory() ? evidenceFolder(evidence) : evidenceArchive(evidence);
}
