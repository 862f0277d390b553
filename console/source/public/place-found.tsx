import { useWords } from '../common/language.ts';
import type { PlaceFinding, PlaceReport } from '../proof/index.ts';
import type { Wave } from './answers.ts';
import { numberText } from '../common/format.ts';
import { RankPicture } from './pictures.tsx';
import { waveWords } from './wave-words.ts';

interface PlaceFoundProps {
  readonly report: PlaceReport;
  readonly wave: Pick<Wave, 'quota'>;
  readonly onAgain: () => void;
}

/** What a check of a place came to: first whether it may be believed, then what it says. */
export const PlaceFound = ({ report, wave, onAgain }: PlaceFoundProps) => {
  const { words, language } = useWords(waveWords);
  const { verdict, finding, isDevelopment, steps } = report;
  if (verdict === 'failed') {
    return (
      <div class="finding failed">
        <p class="finding-title">{words.failedTitle}</p>
        <p>{words.failed}</p>
        <p>
          {words.failedWhere}: <code lang="en">{steps.find(({ outcome }) => outcome === 'failed')?.fault}</code>
        </p>
      </div>
    );
  }
  if (verdict === 'unread' || finding === undefined) {
    return (
      <div class="finding noted">
        <p class="finding-title">{words.unreadTitle}</p>
        <p>{words.unread}</p>
        <button type="button" onClick={onAgain}>
          {words.again}
        </button>
      </div>
    );
  }
  if (finding.list === 'neither') {
    return (
      <div class="finding noted">
        <p class="finding-title">{words.neitherTitle}</p>
        <p>{words.neither(numberText(language, finding.regencies))}</p>
      </div>
    );
  }
  return (
    <div class={`finding ${isDevelopment ? 'noted' : 'held'}`}>
      <p class="finding-title">{isDevelopment ? words.heldDevelopmentTitle : words.heldTitle}</p>
      {finding.list === 'excluded' ? (
        <>
          <p>
            <strong>{words.findings.excluded}</strong>
          </p>
          <p>{words.reasonCode(finding.reason)}</p>
        </>
      ) : (
        <Applicant finding={finding} quota={wave.quota} />
      )}
    </div>
  );
};

const Applicant = ({
  finding,
  quota,
}: {
  finding: Extract<PlaceFinding, { list: 'applicants' }>;
  quota: Wave['quota'];
}) => {
  const { words, language } = useWords(waveWords);
  const number = (value: number) => numberText(language, value);
  const { outcome, rank, applicants, regency, places, last, score, reason, isFromReserve } = finding;
  const name = quota.find(({ code }) => code === regency)?.name ?? regency;
  return (
    <>
      <p>
        <strong>{words.findings[outcome]}</strong>
      </p>
      <p>
        {words.rank(number(rank), number(applicants), name)} {words.placesHere(number(places))}{' '}
        {last === undefined ? '' : words.lastWinner(number(last.rank))} {isFromReserve ? words.fromReserve : ''}{' '}
        {reason === undefined ? '' : words.reasonCode(reason)}
      </p>
      {last === undefined ? null : (
        <RankPicture
          label={words.place(number(rank), number(last.rank))}
          rank={rank}
          last={last.rank}
          applicants={applicants}
          words={words}
        />
      )}
      <dl class="scores">
        <dt>{words.score64}</dt>
        <dd>
          <code>{score}</code>
        </dd>
        {last === undefined ? null : (
          <>
            <dt>{words.lastScore}</dt>
            <dd>
              <code>{last.score}</code>
            </dd>
          </>
        )}
      </dl>
    </>
  );
};
