import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { useWish } from '../casework/case-queries.js';
import { type Texts, useTexts } from '../text/language.js';
import { Badge, type Tone } from '../ui/badge.js';
import { Button, ButtonLink } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { DateText } from '../ui/date-text.js';
import { AlertDialog } from '../ui/dialog.js';
import { Answer, ErrorState } from '../ui/states.js';
import { type Column, Table } from '../ui/table.js';
import { useToast } from '../ui/toasts.js';
import { type Consent, useConsents, useGivePreview } from './care-queries.js';
import { cellName } from './consent.rules.js';

const tones: Record<Consent['status'], Tone> = { geldig: 'good', geweigerd: 'bad', ingetrokken: 'bad', verlopen: 'neutral' };

/** What the victim agreed to or refused: to whom, about what, for which purpose, until when. What stands can be withdrawn. */
export function ConsentsCard({ signal }: { signal: string }) {
  const { care } = useTexts();
  const consents = useConsents(signal);
  const receivers = useGivePreview(signal);
  const [ending, setEnding] = useState<Consent | null>(null);
  const whoOf = ({ ontvangers }: Consent): string =>
    ontvangers.map((code) => receivers.data?.find(({ partner }) => partner.code === code)?.partner.naam ?? code).join(', ');
  const columns = columnsOf(care, whoOf, setEnding);
  return (
    <Card title={care.consents}>
      <p>{care.consentsIntro}</p>
      <Answer of={consents}>
        {(items) =>
          items.length === 0 ? (
            <p>{care.consentsNone}</p>
          ) : (
            <Table caption={care.consentsCaption} columns={columns} rows={items} rowKey={({ id }) => id} />
          )
        }
      </Answer>
      <div className="knoppen ruimte">
        <ButtonLink to="/slachtoffers/$signaal/toestemming" params={{ signaal: signal }} kind="secondary">
          {care.record}
        </ButtonLink>
      </div>
      {ending && <WithdrawDialog signal={signal} id={ending.id} who={whoOf(ending)} onClose={() => setEnding(null)} />}
    </Card>
  );
}

function columnsOf(care: Texts['care'], whoOf: (consent: Consent) => string, onEnd: (consent: Consent) => void): Column<Consent>[] {
  return [
    { key: 'wie', title: care.forWhom, heads: true, cell: whoOf },
    { key: 'wat', title: care.aboutWhat, cell: ({ cellen }) => cellen.map((cell) => cellName(cell, care.cellNames)).join(', ') },
    { key: 'doel', title: care.purpose, cell: ({ doel }) => care.purposes[doel] ?? doel },
    {
      key: 'op',
      title: care.givenOn,
      cell: ({ gegevenOp, gegevenDoor, vorm }) => (
        <>
          <DateText at={gegevenOp} />
          <br />
          <span className="klein">{`${care.givers[gegevenDoor]}. ${care.forms[vorm]}`}</span>
        </>
      ),
    },
    { key: 'tot', title: care.until, cell: ({ geldigTot, ingetrokkenOp }) => <DateText at={ingetrokkenOp ?? geldigTot} /> },
    {
      key: 'stand',
      title: care.status,
      cell: (consent) => <Badge tone={tones[consent.status]}>{care.statuses[consent.status]}</Badge>,
    },
    {
      key: 'intrekken',
      title: care.withdraw,
      cell: (consent) =>
        consent.status === 'geldig' ? (
          <Button kind="plain" aria-label={care.withdrawOf(whoOf(consent))} onClick={() => onEnd(consent)}>
            {care.withdraw}
          </Button>
        ) : (
          '–'
        ),
    },
  ];
}

interface WithdrawProps {
  signal: string;
  id: string;
  who: string;
  onClose(): void;
}

function WithdrawDialog({ signal, id, who, onClose }: WithdrawProps) {
  const { care, ui } = useTexts();
  const toast = useToast();
  const path = { signaalId: signal, id };
  const withdraw = useWish(
    (_: string, header) => answerOf(api.POST('/signalen/{signaalId}/toestemmingen/{id}/intrekkingen', { params: { path, header } })),
    {
      after: () => {
        toast(care.withdrawn);
        onClose();
      },
    },
  );
  return (
    <AlertDialog title={care.withdrawTitle}>
      <p>{care.withdrawText(who)}</p>
      {withdraw.error && <ErrorState error={withdraw.error} />}
      <div className="knoppen">
        <Button kind="danger" busy={withdraw.isPending} onClick={() => withdraw.mutate(id)}>
          {care.withdrawYes}
        </Button>
        <Button kind="secondary" onClick={onClose} autoFocus>
          {ui.cancel}
        </Button>
      </div>
    </AlertDialog>
  );
}
