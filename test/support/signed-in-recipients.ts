import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { applicantOf } from '../../shared/http/caller.ts';
import { sealIdentity } from '../../shared/keys/fields.ts';
import type { Table } from '../../shared/table/client.ts';
import { keys } from '../../shared/table/keys.ts';
import { testRing } from './keys.ts';
import { announcedWave, givenRecipients, type GivenRecipient } from './recipients.ts';

/** A recipient with the subject of the token that they sign in with. */
export interface SignedInRecipient extends GivenRecipient {
  readonly subject: string;
}

/** A recipient of the number, under the account that a token gives: their registration and their card. */
export const givenSignedInRecipient = async (
  table: Table,
  number = 1,
  wave = announcedWave,
): Promise<SignedInRecipient> => {
  const subject = `citizen-${number}`;
  const applicantId = applicantOf({ sub: subject });
  const [made] = await givenRecipients(table, [number], wave);
  if (made === undefined || applicantId === undefined) throw new Error('There is nobody.');
  const identity = sealIdentity(testRing, applicantId, made.identity);
  const registration = { ...made.registration, applicantId, identity };
  const award = { ...made.award, applicantId };
  for (const Item of [
    { ...keys.registration(applicantId), ...registration },
    { ...keys.award(applicantId, wave.waveId), ...award },
  ]) {
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
  }
  return { ...made, subject, applicantId, registration, award };
};
