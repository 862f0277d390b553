import type { Decided, FairnessRecord, Overrides, Touched } from './answers.ts';
import { canonical } from './canonical.ts';

/** An answer to an auditor as people read it: Indonesian first, English beside it. */
export interface Report {
  readonly title: string;
  readonly english: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly tables: readonly ReportTable[];
}

export interface ReportTable {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What stands in the place of no rows. */
  readonly empty: string;
}

/** An instant as it was in Jakarta, to the second. */
const wib = (instant: string): string =>
  new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

/** What an event says, member by member, without what the report is about anyway. */
const told = (data: unknown, without: readonly string[] = []): string => {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return canonical(data ?? null);
  return Object.entries(data)
    .filter(([name]) => !without.includes(name))
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : canonical(value)}`)
    .join('; ');
};

const time = 'Waktu (WIB) · Time';
const dash = '–';

export const touchedReport = ({ applicantId, events, accesses }: Touched): Report => ({
  title: 'Siapa menyentuh pendaftaran ini',
  english: 'Who touched this application',
  facts: [['Pendaftar · Applicant', applicantId]],
  tables: [
    {
      heading: 'Siapa membuka datanya · Who opened its data',
      columns: [time, 'Petugas · Staff', 'Peran · Roles', 'Tindakan · Action', 'Ditolak · Refused'],
      rows: accesses.map(({ at, staffId, groups, action, refusal }) => [
        wib(at),
        staffId,
        groups.join(', '),
        action,
        refusal ?? dash,
      ]),
      empty: 'Tidak ada yang membukanya. · Nobody did.',
    },
    {
      heading: 'Apa yang terjadi · What happened',
      columns: [time, 'Peristiwa · Event', 'Tentang · About', 'Isi · What it says'],
      rows: events.map(({ at, event, of, data }) => [wib(at), event, of, told(data, ['applicantId'])]),
      empty: 'Belum ada. · Nothing yet.',
    },
  ],
});

export const decidedReport = (decided: Decided): Report => {
  const { decision, standing, strike, award, leftAt } = decided;
  return {
    title: 'Daftar dan aturan mana yang memutuskan',
    english: 'Which list and which rules decided',
    facts: [
      ['Gelombang · Wave', `${decided.waveId}, pengundian · run ${decided.run}`],
      ['Tiket · Ticket', decided.ticket],
      ['Pendaftar · Applicant', decided.applicantId],
      ['Aturan · Rules', `${decided.scheme}, ${decided.ruleVersion}`],
      ['Bergabung · Joined', wib(decided.joinedAt)],
      ...(leftAt === undefined ? [] : ([['Keluar · Left', wib(leftAt)]] as const)),
      ['Batas data · Cut-off', wib(decided.cutoffAt)],
      [
        'Kedudukan · Standing',
        [standing.state, standing.reason, standing.listVersion].filter((part) => (part ?? '') !== '').join(', '),
      ],
      ['Dicoret · Struck', strike === undefined ? dash : `${strike.reason}, ${strike.listVersion}, ${wib(strike.at)}`],
      ['Kartu · Card', award === undefined ? dash : `${award.state}, ${wib(award.announcedAt)}`],
    ],
    tables: [
      {
        heading:
          decision === undefined
            ? 'Keputusan · Decision'
            : `Keputusan · Decision ${decision.version}: ${decision.outcome}, ${decision.ruleVersion}, ${decision.on}`,
        columns: [
          'Aturan · Rule',
          'Hasil · Outcome',
          'Sumber · Source',
          'Versi daftar · List version',
          'Dasar hukum · Legal basis',
        ],
        rows: (decision?.findings ?? []).map(({ rule, outcome, code, source, listVersion, legalBasis }) => [
          rule,
          code === undefined ? outcome : `${outcome} (${code})`,
          source,
          listVersion ?? decision?.listVersions[source] ?? dash,
          legalBasis,
        ]),
        empty: 'Belum diputuskan. · Not decided.',
      },
      listTable('Versi daftar saat pembekuan · Lists at the freeze', decided.listsAtFreeze),
      listTable('Versi daftar saat penutupan pencoretan · Lists when strikes were sealed', decided.listsAtSeal),
    ],
  };
};

const listTable = (heading: string, lists: Decided['listsAtSeal']): ReportTable => ({
  heading,
  columns: ['Sumber · Source', 'Versi · Version'],
  rows: lists.map(({ source, version }) => [source, version]),
  empty: 'Tidak ada. · None.',
});

export const overridesReport = ({ month, overrides }: Pick<Overrides, 'month' | 'overrides'>): Report => ({
  title: 'Semua pengesampingan dalam sebulan',
  english: 'All overrides of a month',
  facts: [
    ['Bulan (UTC) · Month (UTC)', month],
    ['Jumlah · Number', String(overrides.length)],
  ],
  tables: [
    {
      heading: 'Siapa meminta apa · Who asked for what',
      columns: [time, 'Petugas · Staff', 'Peran · Roles', 'Tindakan · Action', 'Tentang · About', 'Jawaban · Answer'],
      rows: overrides.map(({ at, staffId, groups, action, parameters, status, code }) => [
        wib(at),
        staffId,
        groups.join(', '),
        action,
        told(parameters),
        status === undefined ? 'tidak tercatat · not on record' : [status, code].filter(Boolean).join(' '),
      ]),
      empty: 'Tidak ada. · None.',
    },
  ],
});

export const fairnessReport = ({ year, draws, proposals }: FairnessRecord): Report => ({
  title: 'Gerbang keadilan: penahanan dan pelepasan',
  english: 'The fairness gate: what it held back, and who released it',
  facts: [['Tahun · Year', year]],
  tables: [
    {
      heading: 'Pengundian · Draws',
      columns: [
        'Gelombang · Wave',
        'Putaran · Run',
        'Putusan · Verdict',
        'Ditahan · Held (WIB)',
        'Dilepas · Released (WIB)',
        'Pengusul · Proposed by',
        'Penyetuju · Approved by',
        'Alasan · Reason',
      ],
      rows: draws.map(({ waveId, run, verdict, heldAt, release }) => [
        waveId,
        String(run),
        verdict,
        heldAt === undefined ? dash : wib(heldAt),
        release === undefined ? dash : wib(release.releasedAt),
        release?.proposedBy ?? dash,
        release?.approvedBy ?? dash,
        release?.reason ?? dash,
      ]),
      empty: 'Belum ada pengundian. · No draw yet.',
    },
    {
      heading: 'Usulan pelepasan · Proposals to release',
      columns: [
        time,
        'Gelombang · Wave',
        'Putaran · Run',
        'Pengusul · Proposed by',
        'Status',
        'Pemutus · Decided by',
        'Alasan · Reason',
      ],
      rows: proposals.map(({ waveId, run, proposedAt, proposedBy, status, decidedBy, reason }) => [
        wib(proposedAt),
        waveId,
        String(run),
        proposedBy,
        status,
        decidedBy ?? dash,
        reason,
      ]),
      empty: 'Tidak ada. · None.',
    },
  ],
});
