import * as z from 'zod';
import { Instant } from '../../../events/event.ts';
import { BusinessNumber, Owner } from './ownership.ts';

const shape = {
  name: z.string().trim().min(2).max(150),
  nib: BusinessNumber,
};

/** What an operator says of a business that takes part. Owners are kept in the order of their numbers, each once. */
export const PartyInput = z.strictObject({
  ...shape,
  owners: z
    .array(Owner)
    .max(50)
    .transform((owners) =>
      [...new Map(owners.map((owner) => [owner.nib, owner])).values()].sort((one, other) =>
        one.nib < other.nib ? -1 : 1,
      ),
    ),
});
export type PartyInput = z.infer<typeof PartyInput>;

/** What is kept of a business that takes part, beside the short name that the programme gives it. Versions are kept. */
export const partyShape = {
  ...shape,
  owners: z.array(Owner.strip()),
  version: z.int().positive(),
  registeredAt: Instant,
  registeredBy: z.string(),
};

/** A business that takes part, whichever part it is. */
export interface Party<Id extends string> extends PartyInput {
  readonly id: Id;
  readonly version: number;
  readonly registeredAt: string;
  readonly registeredBy: string;
}

/** A business in the register, new or as it is from now on. Undefined when it stands there just so. */
export const registered = <Id extends string>(
  standing: Party<Id> | undefined,
  { id, input }: { readonly id: Id; readonly input: PartyInput },
  { by, at }: { readonly by: string; readonly at: Date },
): Party<Id> | undefined => {
  const content = ({ name, nib, owners }: PartyInput) =>
    JSON.stringify([name, nib, owners.map(({ nib, name }) => [nib, name])]);
  if (standing !== undefined && content(standing) === content(input)) return undefined;
  return { id, ...input, version: (standing?.version ?? 0) + 1, registeredAt: at.toISOString(), registeredBy: by };
};
