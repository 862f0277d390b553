/** Staff of a local stack by the names of their tokens, each with their groups. Subjects are the names after `local-`. */
export const staffGroups = {
  operator: ['operator'],
  otherOperator: ['operator'],
  approver: ['approver'],
  // What money leaves by takes two.
  otherApprover: ['approver'],
  auditor: ['auditor'],
  // Of Kabupaten Bogor, and of Jawa Barat, in which it lies.
  localGovernment: ['local-government', 'regency-32.01'],
  provincialGovernment: ['local-government', 'province-32'],
  helpDesk: ['help-desk'],
  assessor: ['assessor'],
  otherAssessor: ['assessor'],
} as const;

/** Whom the sign-in pages of the local pools offer. */
export const localPeople = {
  Citizens: [{ sub: 'local-citizen', groups: [] }],
  Staff: Object.entries(staffGroups).map(([name, groups]) => ({ sub: `local-${name}`, groups })),
} as const;
