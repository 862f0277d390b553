import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { useWords } from '../common/language.ts';
import type { Session } from '../common/session.ts';
import { Asked } from './asked.tsx';
import { Bought } from './bought.tsx';
import { Cards } from './cards.tsx';
import { Section } from './section.tsx';
import { trainingWords } from './training-words.ts';

// A purchase is made elsewhere: who comes back from there sees it.
const refreshSeconds = 30;

/** The card with its balance, and every training that was bought with it. */
export const TrainingPage = ({ own }: { readonly own: Session }) => {
  const { words } = useWords(trainingWords);
  return (
    <Section of="training" title={words.mine}>
      <Asked name="orders" load={() => told(clientOf(own).GET('/v1/registrations/me/orders'))} pace={refreshSeconds}>
        {({ cards, orders }, again) => (
          <>
            <Cards cards={cards} />
            {cards.length > 0 && orders.length === 0 && <p>{words.noneBought}</p>}
            {cards.some(({ state }) => state === 'active') && (
              <p>
                <a class="action" href="/me/training/courses">
                  {words.find}
                </a>
              </p>
            )}
            <ul class="cards">
              {orders.map((order) => (
                <Bought key={order.orderId} own={own} order={order} onChange={again} />
              ))}
            </ul>
          </>
        )}
      </Asked>
    </Section>
  );
};
