import type { PersonAccessed } from '../../events/person-accessed.ts';
import { roles, type Role } from './access/index.ts';
import { officeOf, type Office } from './help-desk/office.ts';
import { isProblemCode, problems } from './problems/index.ts';

interface Text {
  readonly id: string;
  readonly en: string;
}

const roleNames: Readonly<Record<Role, Text>> = {
  operator: { id: 'operator program', en: 'operator of the programme' },
  approver: { id: 'pejabat pemberi persetujuan', en: 'approving officer' },
  auditor: { id: 'auditor', en: 'auditor' },
  'local-government': { id: 'pemerintah daerah', en: 'local government' },
  'help-desk': { id: 'petugas posko', en: 'help desk' },
  assessor: { id: 'penilai pelatihan', en: 'assessor of courses' },
};

/** What was done, by the action of the table of access, in words for whom it concerns. */
const actionTexts: Readonly<Record<string, Text>> = {
  'request-visit': {
    id: 'Meminta kode untuk membuka data Anda, dengan NIK Anda',
    en: 'Asked, with your NIK, for a code to open your data',
  },
  'open-visit': {
    id: 'Memasukkan kode untuk membuka data Anda',
    en: 'Entered a code to open your data',
  },
  'get-visited-registration': { id: 'Melihat pendaftaran Anda', en: 'Looked at your registration' },
  'get-visited-enrollment': {
    id: 'Melihat keikutsertaan Anda dalam sebuah gelombang',
    en: 'Looked at where you stand in a wave',
  },
  'join-wave-in-visit': {
    id: 'Bergabung ke sebuah gelombang atas nama Anda',
    en: 'Joined a wave for you',
  },
  'object-in-visit': { id: 'Mengajukan keberatan atas nama Anda', en: 'Handed in an objection for you' },
  'get-visited-incentives': {
    id: 'Melihat insentif dan pembayaran Anda',
    en: 'Looked at your incentives and payments',
  },
  'get-visited-debts': { id: 'Melihat kewajiban pengembalian Anda', en: 'Looked at what you have to pay back' },
  'list-cases': {
    id: 'Melihat daftar perkara yang memuat perkara Anda',
    en: 'Looked at a list of cases with one that concerns you in it',
  },
  'decide-case': { id: 'Memutuskan perkara yang menyangkut Anda', en: 'Ruled in a case that concerns you' },
  'get-incentives': { id: 'Melihat insentif dan pembayaran Anda', en: 'Looked at your incentives and payments' },
  'get-debt': { id: 'Melihat kewajiban pengembalian Anda', en: 'Looked at what you have to pay back' },
  'enter-repayment': {
    id: 'Mencatat pembayaran Anda dari rekening koran',
    en: 'Entered a payment of yours from the bank’s statement',
  },
  'get-presence-review': {
    id: 'Melihat foto kehadiran Anda yang perlu diperiksa orang',
    en: 'Looked at a picture of your presence that a person has to check',
  },
  'get-risk': { id: 'Memeriksa keamanan pendaftaran Anda', en: 'Checked whether your registration is safe' },
  'get-touched': {
    id: 'Memeriksa riwayat permohonan Anda (audit)',
    en: 'Looked into the history of your application (audit)',
  },
  'get-decided': {
    id: 'Memeriksa dasar keputusan atas permohonan Anda (audit)',
    en: 'Looked into what a decision about you stands on (audit)',
  },
  'decide-presence-review': {
    id: 'Memutuskan bukti kehadiran Anda',
    en: 'Decided about a proof of your presence',
  },
};

const opened: Text = { id: 'Membuka data Anda', en: 'Opened your data' };

/** Whether there are words of its own for an action. */
export const hasActionText = (action: string): boolean => Object.hasOwn(actionTexts, action);

/** Who opened a person's data, when, what for and what came of it, as that person sees it. */
export interface AccessView {
  /** Names this line to us. */
  readonly accessId: string;
  readonly at: string;
  /** Never a name or a number of a member of staff. */
  readonly by: { readonly roles: readonly ({ readonly role: Role } & Text)[]; readonly office: Office };
  readonly action: { readonly code: string } & Text;
  /** In the words of the member of staff. */
  readonly purpose?: string;
  /** Lines of one visit to a help desk have the same. */
  readonly visitId?: string;
  /** Why it came to nothing. */
  readonly refusal?: { readonly code: string } & Text;
}

/** The name of a line: nobody but its person has a use for it. */
const accessIdOf = ({ occurredAt, data }: PersonAccessed): string =>
  Buffer.from(`${occurredAt}#${data.requestId}`).toString('base64url');

/** The line that a name stands for, or undefined for a text that is no name of a line. */
export const accessPlaceOf = (accessId: string): { readonly at: string; readonly requestId: string } | undefined => {
  const text = Buffer.from(accessId, 'base64url').toString('utf8');
  const [, at, requestId] = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)#([\w=/+-]{1,100})$/.exec(text) ?? [];
  // The same line has one name only: another spelling of the same bytes is none.
  const isName = Buffer.from(text).toString('base64url') === accessId;
  return at === undefined || requestId === undefined || !isName ? undefined : { at, requestId };
};

const refusalView = (code: string): { readonly code: string } & Text => {
  if (!isProblemCode(code)) return { code, id: code, en: code };
  const { id, en } = problems[code];
  return { code, id, en };
};

/** A line as its person sees it: the roles and the office, and no name or number of a member of staff. */
export const accessView = (access: PersonAccessed, purpose: string | undefined): AccessView => {
  const { occurredAt, data } = access;
  const { groups, action, visitId, refusal } = data;
  return {
    accessId: accessIdOf(access),
    at: occurredAt,
    by: {
      roles: roles.filter((role) => groups.includes(role)).map((role) => ({ role, ...roleNames[role] })),
      office: officeOf(groups),
    },
    action: { code: action, ...(actionTexts[action] ?? opened) },
    ...(purpose === undefined ? {} : { purpose }),
    ...(visitId === undefined ? {} : { visitId }),
    ...(refusal === undefined ? {} : { refusal: refusalView(refusal) }),
  };
};
