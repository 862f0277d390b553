import { useWords } from '../common/language.ts';
import type { WaveRecord } from '../proof/record.ts';
import { numberText, shortHash } from '../common/format.ts';
import { waveWords } from './wave-words.ts';

/** Where a file of the evidence of a wave is. */
const addressOf = (waveId: string, path: string) => `/v1/waves/${encodeURIComponent(waveId)}/evidence/${path}`;

/** The published files, the ones that concern everybody first, and how to compute the draw from them. */
export const EvidenceList = ({ waveId, record }: { readonly waveId: string; readonly record: WaveRecord }) => {
  const { words, language } = useWords(waveWords);
  const { manifest, commitment, strikes, fairness, release, result } = record;
  const hashes = new Map(manifest?.files.map(({ path, sha256 }) => [path, sha256]));
  const there: Record<keyof typeof words.files, boolean> = {
    'commitment.json': commitment !== undefined,
    'commitment.jws': commitment !== undefined,
    'commitment.tsr': hashes.has('commitment.tsr'),
    'strikes.json': strikes !== undefined,
    'fairness.json': fairness !== undefined,
    'release.json': release !== undefined,
    'history.json': hashes.has('history.json'),
    'result.json': result !== undefined,
    'manifest.json': manifest !== undefined,
    'manifest.jws': manifest !== undefined,
  };
  const own = Object.entries(words.files).filter(([path]) => there[path as keyof typeof words.files]);
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{words.evidenceTitle}</h2>
      <p>{words.evidenceText}</p>
      {own.length === 0 ? <p>{words.evidenceAhead}</p> : null}
      <ul class="files">
        {own.map(([path, what]) => (
          <li key={path}>
            <a href={addressOf(waveId, path)} download>
              {path}
            </a>
            <span>{what}</span>
            {hashes.has(path) ? <code title={hashes.get(path)}>{shortHash(hashes.get(path) ?? '')}</code> : null}
          </li>
        ))}
      </ul>
      {manifest === undefined ? null : (
        <details>
          <summary>{words.evidenceAll(numberText(language, manifest.files.length))}</summary>
          <ul class="all-files">
            {manifest.files.map(({ path, sha256 }) => (
              <li key={path}>
                <a href={addressOf(waveId, path)} download>
                  {path}
                </a>{' '}
                <code>{sha256}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
      {manifest === undefined ? null : (
        <>
          <h3>{words.verifyTitle}</h3>
          <p>{words.verifyText}</p>
          <pre>
            <code>npm run verify -- {new URL(addressOf(waveId, ''), location.origin).href}</code>
          </pre>
        </>
      )}
    </section>
  );
};
