import { rupiahText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import type { Card } from './answers.ts';
import { Copied } from './copied.tsx';
import { Deadline } from './deadline.tsx';
import { trainingWords } from './training-words.ts';

/** A card with what is left on it, and the number that is typed at a platform. */
const CardTold = ({ card }: { readonly card: Card }) => {
  const { words, language } = useWords(trainingWords);
  const { cardNumber, state, balance, firstPurchaseDeadline } = card;
  return (
    <div class="own-card">
      <p>
        <strong>{words.card}</strong> <span class={`badge ${state}`}>{words.cardState[state]}</span>
      </p>
      {state === 'active' && <Copied label={words.cardNumber} text={cardNumber} />}
      <p class="quiet">{words.balance}</p>
      <p class="amount">{rupiahText(language, balance)}</p>
      {firstPurchaseDeadline !== undefined && <Deadline label={words.buyBy} at={firstPurchaseDeadline} />}
    </div>
  );
};

/** Every card of a person; what to do where there is none. */
export const Cards = ({ cards }: { readonly cards: readonly Card[] }) => {
  const { words } = useWords(trainingWords);
  if (cards.length > 0) return cards.map((card) => <CardTold key={card.waveId} card={card} />);
  return (
    <p>
      {words.noCard} <a href="/">{words.toStatus}</a>
    </p>
  );
};
