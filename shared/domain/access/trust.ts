import type { Row } from './row.ts';

/** What makes the rest trustworthy: people's rights over their data, help desks, the trail for auditors. */
export const trustAccess = {} as const satisfies Readonly<Record<string, Row>>;
