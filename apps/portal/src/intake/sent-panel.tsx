import { useEffect, useRef } from 'react';
import { useTexts } from '../text/language.js';
import { ButtonLink } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Notice } from '../ui/notice.js';
import { useFieldName } from './fields.js';
import { NotStored } from './not-stored.js';
import type { Sent, Shared } from './send.js';

/** The receipt: the reference, what was stored and what was not, and what went where. */
export function SentPanel({ sent: { receipt, shared } }: { sent: Sent }) {
  const { intake } = useTexts();
  const nameOf = useFieldName();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <>
      <div ref={box} tabIndex={-1}>
        <Notice tone="good" title={intake.sentTitle}>
          <p>{intake.sentReference(receipt.kenmerk)}</p>
          <p>{intake.sentLater}</p>
        </Notice>
      </div>
      <NotStored fields={receipt.nietOpgeslagen} />
      <Card title={intake.sentStored}>
        <ul>
          {receipt.opgeslagen.map(({ id, veld, gronden }) => (
            <li key={id}>
              {nameOf(veld)} <span className="klein">({gronden.join(', ')})</span>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={intake.sentShared}>
        {shared.length === 0 ? (
          <p>{intake.sentNobody}</p>
        ) : (
          <ul>
            {shared.map((one) => (
              <SharedLine key={one.name} of={one} />
            ))}
          </ul>
        )}
      </Card>
      <div className="knoppen">
        <ButtonLink to="/signalen/$id" params={{ id: receipt.id }}>
          {intake.toSignal}
        </ButtonLink>
        <ButtonLink to="/signalen/nieuw/$stap" params={{ stap: 'waarneming' }} kind="secondary">
          {intake.another}
        </ButtonLink>
      </div>
    </>
  );
}

function SharedLine({ of: { name, outcome, going } }: { of: Shared }) {
  const { intake } = useTexts();
  if (outcome === 'gedeeld') return <li>{intake.sentSharedWith(name, going)}</li>;
  if (outcome === 'mislukt') return <li>{intake.sentFailed(name)}</li>;
  return <li>{`${name}: ${outcome === 'wacht' ? intake.sentWaits : intake.sentRefused}`}</li>;
}
