import type { ComponentChildren } from 'preact';
import { useWords } from '../common/language.ts';
import type { WaveRecord } from '../proof/record.ts';
import type { Wave } from './answers.ts';
import { ofHundred } from '../common/of-hundred.ts';
import { figuresOf } from './figures.ts';
import { instantText, numberText, shortHash } from '../common/format.ts';
import { HundredPicture, LockPicture, PlacesPicture, RandomPicture, ReservePicture } from './pictures.tsx';
import { waveWords } from './wave-words.ts';

interface DrawExplainedProps {
  readonly wave: Wave;
  readonly record: WaveRecord;
}

const Step = ({
  number,
  title,
  picture,
  children,
}: {
  number: number;
  title: string;
  picture: ComponentChildren;
  children: ComponentChildren;
}) => (
  <li class="draw-step">
    <div class="draw-picture">{picture}</div>
    <div>
      <h3>
        <span class="draw-number" aria-hidden="true">
          {number}
        </span>
        {title}
      </h3>
      {children}
    </div>
  </li>
);

/** The draw in plain words and pictures, with the numbers of this wave. */
export const DrawExplained = ({ wave, record }: DrawExplainedProps) => {
  const { words, language } = useWords(waveWords);
  const number = (value: number) => numberText(language, value);
  const { applicants, winners } = figuresOf(wave.quota, record);
  return (
    <section aria-labelledby="draw">
      <h2 id="draw">{words.drawTitle}</h2>
      <p>{words.drawLead}</p>
      <ol class="draw-steps">
        <Step number={1} title={words.lockTitle} picture={<LockPicture label={words.lockPicture} />}>
          <p>{words.lock}</p>
          <LockFacts record={record} applicants={applicants} />
        </Step>
        <Step number={2} title={words.randomTitle} picture={<RandomPicture label={words.randomPicture} />}>
          <p>{words.random}</p>
          <RandomFacts record={record} />
        </Step>
        <Step
          number={3}
          title={words.scoreTitle}
          picture={<HundredFor applicants={applicants} winners={winners} quotaTotal={wave.quotaTotal} />}
        >
          <p>{words.score}</p>
          <p class="fact">
            {winners === undefined || applicants === undefined
              ? words.scoreAhead
              : words.scoreFacts(number(winners), number(applicants))}
          </p>
        </Step>
        <Step number={4} title={words.placesTitle} picture={<PlacesPicture label={words.placesPicture} />}>
          <p>{words.placesText}</p>
          <p class="fact">{words.placesFacts(number(wave.quota.length), number(wave.quotaTotal))}</p>
        </Step>
        <Step
          number={5}
          title={words.reserveTitle}
          picture={<ReservePicture label={words.reservePicture} percent={wave.reservePercent} />}
        >
          <p>
            {wave.reservePercent === 0 || wave.reservedGroups.length === 0
              ? words.noReserve
              : words.reserve(
                  number(wave.reservePercent),
                  wave.reservedGroups.map((group) => words.groups[group]).join(', '),
                )}
          </p>
          <p>{words.household}</p>
        </Step>
      </ol>
      <h3>{words.whyTitle}</h3>
      <ul class="why">
        {words.why.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </section>
  );
};

/** A hundred dots: as many filled as were selected, or before the result as many as there are places for. */
const HundredFor = ({
  applicants,
  winners,
  quotaTotal,
}: {
  applicants: number | undefined;
  winners: number | undefined;
  quotaTotal: number;
}) => {
  const { words } = useWords(waveWords);
  if (applicants === undefined) return null;
  const part = ofHundred(winners ?? Math.min(quotaTotal, applicants), applicants);
  return <HundredPicture label={words.scorePicture(part)} part={part} />;
};

const LockFacts = ({ record, applicants }: { record: WaveRecord; applicants: number | undefined }) => {
  const { words, language } = useWords(waveWords);
  const { commitment } = record;
  if (commitment === undefined || applicants === undefined) return <p class="fact">{words.lockAhead}</p>;
  return (
    <>
      <p class="fact">
        {words.lockFacts(numberText(language, applicants), instantText(language, commitment.committedAt))}
      </p>
      <p class="fact">
        {words.fingerprint}: <code title={commitment.root}>{shortHash(commitment.root)}</code>
      </p>
    </>
  );
};

const RandomFacts = ({ record }: { record: WaveRecord }) => {
  const { words, language } = useWords(waveWords);
  const { commitment, result, roundAt } = record;
  if (commitment === undefined) return <p class="fact">{words.randomAhead}</p>;
  const round = numberText(language, commitment.beacon.round);
  return (
    <>
      <p class="fact">
        {roundAt === undefined
          ? words.randomNamedUntimed(round)
          : words.randomNamed(round, instantText(language, roundAt))}
      </p>
      {result === undefined ? null : (
        <p class="fact">
          {words.randomValue}: <code title={result.beacon.randomness}>{shortHash(result.beacon.randomness)}</code>
        </p>
      )}
      {roundAt === undefined ? <p class="fact note">{words.randomDevelopment}</p> : null}
    </>
  );
};
