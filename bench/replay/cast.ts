import { setTimeout as pause } from 'node:timers/promises';
import { purchaseCodesOf } from '../../local/demo/purchase-codes.ts';
import { forEachOf } from '../../local/demo/progress.ts';
import { plainApplicant, type Applicant } from '../../local/demo/people.ts';
import { population } from '../../local/sandboxes/population.ts';
import { told } from '../../shared/api-client/client.ts';
import { regencies } from '../../shared/domain/regions.ts';
import { untilThere } from '../chaos/calls.ts';
import { enter, isSelected } from '../chaos/life.ts';
import { citizenApi, makeWave, partnerApis, untilPublished, type Life, type World } from '../chaos/world.ts';

/** Who is needed, and how far they have come before anything is measured. */
export interface Needed {
  /** Have no registration yet. */
  readonly fresh: number;
  /** Are registered and have joined nothing. */
  readonly registered: number;
  /** Have joined: a wave that was drawn, where the loads are replayed. */
  readonly joined: number;
}

/** Somebody who was drawn, with the card. */
export interface Holder {
  readonly applicant: Applicant;
  readonly cardNumber: string;
}

/** A recipient with the code to purchase with, as it was sent to their phone. */
export interface Buyer extends Holder {
  readonly code: string;
}

/** Everybody who comes in the replays. */
export interface Cast {
  readonly fresh: readonly Applicant[];
  readonly registered: readonly Applicant[];
  readonly joined: readonly (Life & { readonly ticket: string })[];
  readonly holders: readonly Holder[];
  readonly openWave: string;
  readonly drawnWave: string;
}

export const consent = { version: '2023.1', accepted: true } as const;
const [drawnWave, openWave] = ['2023-70', '2023-71'];
const atOnce = 8;
/** Longer than any replay. */
const openSeconds = 86_400;

const weightsOf = (lives: readonly Applicant[]): Record<string, number> => {
  const weights = Object.fromEntries(regencies.map(({ code }) => [code, 0]));
  for (const { person } of lives) weights[person.registered.regency] = (weights[person.registered.regency] ?? 0) + 1;
  return weights;
};

const isWithTicket = (life: Life): life is Life & { readonly ticket: string } => life.ticket !== undefined;

const holderOf = (world: World, { applicant, waveId }: Life): Promise<Holder> =>
  untilThere(`the card of ${applicant.subject}`, async () => {
    const { cards } = await told(citizenApi(world, applicant).GET('/v1/registrations/me/orders'));
    const card = cards.find((one) => one.waveId === waveId);
    return card && { applicant, cardNumber: card.cardNumber };
  });

/** Recipients ask the platform for codes to purchase with, and read them from their phones. A code is good for minutes. */
export const buyersOf = async (world: World, holders: readonly Holder[]): Promise<Buyer[]> => {
  const { courseId } = world.school.selfPaced;
  const buyers: Buyer[] = [];
  await forEachOf(holders, atOnce, async ({ applicant, cardNumber }) => {
    await told(partnerApis(world).platform.POST('/v1/purchase-codes', { body: { cardNumber, courseId } }));
    const code = await untilThere(`a code for ${applicant.subject}`, async () =>
      (await purchaseCodesOf(world.admins.messages, applicant.person)).at(-1),
    );
    buyers.push({ applicant, cardNumber, code });
  });
  return buyers;
};

/** Gives so many people at a time who were not given before. */
export const peopleInTurn = (seed: number): ((count: number) => Applicant[]) => {
  const people = population({ seed });
  let given = 0;
  return (count) => {
    const first = given;
    given += count;
    return Array.from({ length: count }, (_, place) => plainApplicant(seed, people.person(first + place)));
  };
};

/** Has everybody come as far as the replays need them: by the API, as people do. */
export const castOf = async (
  world: World,
  needed: Needed,
  seed: number,
  say: (line: string) => void,
): Promise<Cast> => {
  const some = peopleInTurn(seed);
  const [fresh, registered, joining] = [some(needed.fresh), some(needed.registered), some(needed.joined)];

  say(`${joining.length} people register and join a wave that is then drawn`);
  const lives = joining.map((applicant): Life => ({ applicant, waveId: drawnWave }));
  await makeWave(world, drawnWave, needed.joined / 4 + 20, weightsOf(joining));
  await forEachOf(lives, atOnce, (life) => enter(world, life));
  say(`${registered.length} people register`);
  await forEachOf(registered, atOnce, async (applicant) => {
    await told(
      citizenApi(world, applicant).POST('/v1/registrations', { body: { ...applicant.person.application, consent } }),
    );
  });
  await makeWave(world, openWave, openSeconds, weightsOf(registered));
  await untilPublished(world, drawnWave);
  const joined = lives.filter(isWithTicket);
  const holders: Holder[] = [];
  await forEachOf(joined, atOnce, async (life) => {
    if (await isSelected(world, life)) holders.push(await holderOf(world, life));
  });
  say(`${holders.length} of ${joined.length} were drawn`);
  await untilThere('that everybody is verified', async () => {
    const { ready, delayed, inFlight } = world.stack.queueDepth('Verification');
    if (ready + delayed + inFlight === 0) return true;
    await pause(200);
    return undefined;
  });
  return { fresh, registered, joined, holders, openWave, drawnWave };
};
