/** What each group of operations is about, by the folder of its functions. */
const about: Readonly<Record<string, string>> = {
  accesses: 'Who of the staff opened a person’s data, shown to that person.',
  attendance: 'Pages on which participants prove their presence, and the reviews of proofs that a machine doubted.',
  audit: 'The public audit trail, and an auditor’s questions to it.',
  cases: 'Objections and disputes that wait for a person of the staff.',
  catalogue: 'Institutions, platforms, courses, their assessment, and schedules.',
  certificates: 'Certificates of completion, which anybody can check.',
  completions: 'Notices of institutions about who completed a course.',
  contacts: 'The phone and the e-mail under which a person is reached.',
  debts: 'Subsidies that must be paid back, and plans for it.',
  decisions: 'Decisions of two people about a wave that overrule its course.',
  enrollments: 'A person’s place in a wave: joining, leaving, objecting, and what the draw gave.',
  'help-desk': 'Visits at a help desk, in which a person lets staff act for them.',
  incentives: 'Incentives after a completed course.',
  integration: 'The calls that training institutions’ systems already make, in their own form.',
  keys: 'The public keys with which what we publish is signed.',
  ledger: 'The books of a day, and a person’s own transfers.',
  lists: 'Lists of ministries that exclude people, or include them.',
  operations: 'What the machinery does through the day, what failed in it, and what waits for a second person.',
  orders: 'Buying a course with the card.',
  partners: 'Machines of institutions and platforms, and their keys.',
  'payout-accounts': 'The bank account or wallet into which a person is paid.',
  payouts: 'Payments to people: envelopes that two approve, the bank’s answers and statements.',
  privacy: 'Consent, a person’s own data, erasure, and breaches.',
  regions: 'Figures of a regency or a province for its local government, and of the nation beside them.',
  registrations: 'Registering for the programme, and where a registration stands.',
  reviews: 'What participants say of courses, and surveys.',
  risks: 'Signs of abuse that two people of the staff decide about.',
  selection: 'How the selection of a wave goes on, and its public evidence.',
  settlements: 'What platforms are paid for courses, and orders held back.',
  switches: 'What operators brake, close and open while the service runs.',
  waves: 'The waves of the programme, and when they open and close.',
};

interface Tag {
  readonly name: string;
  readonly description: string;
}

/** Groups of operations as the document names them. @throws Error for a folder of which nothing is said here. */
export const tagsNamed = (names: readonly string[]): Tag[] =>
  names.map((name) => {
    const description = about[name];
    if (description === undefined) throw new Error(`Nothing is said of functions/${name} in local/openapi/tags.ts.`);
    return { name, description };
  });
