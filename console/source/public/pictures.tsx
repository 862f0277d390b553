import type { ComponentChildren } from 'preact';

/** Pictures of the draw, drawn in the colours of the page; each is described in words. */

interface PictureProps {
  readonly label: string;
}

const Picture = ({ label, height, children }: PictureProps & { height: number; children: ComponentChildren }) => (
  <svg class="picture" viewBox={`0 0 320 ${height}`} role="img" aria-label={label}>
    {children}
  </svg>
);

/** Tickets on their way into a box with a lock. */
export const LockPicture = ({ label }: PictureProps) => (
  <Picture label={label} height={120}>
    {[0, 1, 2].map((place) => (
      <g key={place} transform={`translate(${12 + place * 46} ${42 - place * 8}) rotate(${place * 7 - 6})`}>
        <rect class="paper" width="38" height="24" rx="4" />
        <path class="thin" d="M7 9h24M7 15h16" />
      </g>
    ))}
    <path class="line" d="M152 56h26m-8-8 9 8-9 8" />
    <rect class="strong" x="196" y="46" width="104" height="62" rx="8" />
    <path class="line" d="M232 46v-14a16 16 0 0 1 32 0v14" />
    {[0, 1, 2, 3].map((ring) => (
      <path
        key={ring}
        class="thin on-strong"
        d={`M${242 - ring * 5} ${92 - ring * 3}a${6 + ring * 5} ${7 + ring * 6} 0 0 1 ${12 + ring * 10} 0`}
      />
    ))}
  </Picture>
);

/** A line of time: a lock, and later a die. */
export const RandomPicture = ({ label }: PictureProps) => (
  <Picture label={label} height={110}>
    <path class="line" d="M10 88h296m-8-7 9 7-9 7" />
    <circle class="dot" cx="76" cy="88" r="6" />
    <circle class="dot" cx="236" cy="88" r="6" />
    <rect class="strong" x="54" y="36" width="44" height="34" rx="6" />
    <path class="line" d="M65 36v-9a11 11 0 0 1 22 0v9" />
    <g transform="rotate(-8 236 46)">
      <rect class="paper" x="212" y="22" width="48" height="48" rx="9" />
      {[
        [225, 35],
        [247, 35],
        [236, 46],
        [225, 57],
        [247, 57],
      ].map(([x, y]) => (
        <circle key={`${x} ${y}`} class="dot" cx={x} cy={y} r="4.5" />
      ))}
    </g>
    <path class="line dashed" d="M112 54h84" />
  </Picture>
);

/** A hundred applicants, of whom so many were selected. */
export const HundredPicture = ({ label, part }: PictureProps & { part: number }) => (
  <Picture label={label} height={150}>
    {Array.from({ length: 100 }, (_, place) => (
      <circle
        key={place}
        class={place < part ? 'dot' : 'ring'}
        cx={16 + (place % 20) * 15.2}
        cy={18 + Math.floor(place / 20) * 28}
        r="5.5"
      />
    ))}
  </Picture>
);

/** Cups that overflow into the next. */
export const PlacesPicture = ({ label }: PictureProps) => (
  <Picture label={label} height={130}>
    {(
      [
        [20, 30, 34],
        [128, 46, 60],
        [236, 62, 52],
      ] as const
    ).map(([x, y, full]) => (
      <g key={x}>
        <rect class="fill" x={x + 3} y={y + 64 - full} width="58" height={full - 3} rx="3" />
        <path class="line" d={`M${x} ${y}v58a6 6 0 0 0 6 6h52a6 6 0 0 0 6-6v-58`} />
      </g>
    ))}
    <path class="line dashed" d="M88 34c16 0 24 8 28 20m-8-6 9 8 5-11" />
    <path class="line dashed" d="M196 50c16 0 24 8 28 20m-8-6 9 8 5-11" />
  </Picture>
);

/** A row of seats of which some are kept for others. */
export const ReservePicture = ({ label, percent }: PictureProps & { percent: number }) => (
  <Picture label={label} height={90}>
    {Array.from({ length: 10 }, (_, place) => (
      <g key={place} transform={`translate(${12 + place * 30} 18)`}>
        <path class={place < Math.round(percent / 10) ? 'seat kept' : 'seat'} d="M3 0v52M3 28h18v24" />
      </g>
    ))}
  </Picture>
);

/** Where a ticket stands beside the last that got a place, on a line of all ranks. */
export const RankPicture = ({
  label,
  rank,
  last,
  applicants,
  words,
}: PictureProps & {
  rank: number;
  last: number;
  applicants: number;
  words: { readonly thisTicket: string; readonly lastTaken: string };
}) => {
  const at = (place: number) => 14 + (292 * (place - 0.5)) / Math.max(1, applicants);
  const anchor = (x: number) => (x < 90 ? 'start' : x > 230 ? 'end' : 'middle');
  return (
    <Picture label={label} height={96}>
      <rect class="ground" x="14" y="40" width="292" height="14" rx="7" />
      <rect class="fill" x="14" y="40" width={Math.max(7, at(last) - 14)} height="14" rx="7" />
      <path class="line" d={`M${at(last)} 34v26`} />
      <text class="label" x={at(last)} y="78" text-anchor={anchor(at(last))}>
        {words.lastTaken}
      </text>
      <circle class="here" cx={at(rank)} cy="47" r="9" />
      <text class="label" x={at(rank)} y="24" text-anchor={anchor(at(rank))}>
        {words.thisTicket}
      </text>
    </Picture>
  );
};
