import { Link } from '@tanstack/react-router';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { useRiecs } from '../api/partners.js';
import type { components } from '../api/schema.js';
import { useOfficer } from '../session/use-session.js';
import { useTexts } from '../text/language.js';
import { Button, ButtonLink } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Checkboxes } from '../ui/choice.js';
import { Dialog } from '../ui/dialog.js';
import { Select, TextField } from '../ui/field.js';
import { Notice } from '../ui/notice.js';
import { Page } from '../ui/page.js';
import { ErrorState } from '../ui/states.js';

type Question = components['schemas']['ZoekDto'];

/** Finds signals of the own RIEC by an identifier, or asks another one yes or no. What is typed goes in the body and nowhere else. */
export function SearchPage() {
  const { search } = useTexts().casework;
  const { oin } = useOfficer().organisatie;
  const [kind, setKind] = useState('');
  const [value, setValue] = useState('');
  const [where, setWhere] = useState('');
  const [said, setSaid] = useState<'ja'[]>([]);
  const riecs = useRiecs();
  const ask = useMutation({ mutationFn: (body: Question) => answerOf(api.POST('/signalen/_zoek', { body })), gcTime: 0 });
  const elsewhere = (riecs.data?.items ?? []).filter((one) => one.oin !== oin).map((one) => ({ value: one.oin, label: one.naam }));
  const send = () =>
    ask.mutate({ soort: kind as Question['soort'], waarde: value, gemotiveerd: said.length > 0, ...(where && { bij: where }) });
  return (
    <Page title={search.title} intro={search.intro}>
      {riecs.error && <ErrorState error={riecs.error} onRetry={() => void riecs.refetch()} />}
      <Card title={search.title}>
        <Select
          label={search.kind}
          options={(Object.keys(search.kinds) as Question['soort'][]).map((code) => ({ value: code, label: search.kinds[code] }))}
          value={kind}
          onChange={setKind}
        />
        <TextField label={search.value} hint={search.valueHint} value={value} onChange={setValue} short maxLength={40} />
        <Select label={search.where} hint={search.own} options={elsewhere} value={where} onChange={setWhere} optional />
        <Checkboxes label={search.statement} options={[{ value: 'ja', label: search.statementYes }]} values={said} onChange={setSaid} />
        <Button busy={ask.isPending} disabled={kind === '' || value === ''} onClick={send}>
          {search.send}
        </Button>
      </Card>
      {ask.error && <ErrorState error={ask.error} />}
      {ask.data && <Found answer={ask.data} />}
    </Page>
  );
}

function Found({ answer }: { answer: components['schemas']['Zoekantwoord'] }) {
  const { treffer, signalen, contact, gronden } = answer;
  const { search, matches } = useTexts().casework;
  return (
    <Notice tone={treffer ? 'good' : 'neutral'} live>
      <p>
        <strong>{!treffer ? search.none : contact ? search.elsewhere(contact) : search.found(signalen.length)}</strong>
      </p>
      {signalen.length > 0 && (
        <ul>
          {signalen.map((signaal, index) => (
            <li key={signaal}>
              <Link to="/zaken/wegen/$signaal" params={{ signaal }} search={{}}>
                {`${search.weighing} ${index + 1}`}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <p className="klein">
        {matches.grounds}: {gronden.join(', ')}
      </p>
      {contact && <AskFurther contact={contact} decision={answer.beslissing} />}
    </Notice>
  );
}

/** A hit elsewhere says yes and no more: what is behind it, people ask people, and the hub judges again what is given. */
function AskFurther({ contact, decision }: { contact: string; decision: string }) {
  const { search } = useTexts().casework;
  const { close } = useTexts().ui;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="secondary" onClick={() => setOpen(true)}>
        {search.ask}
      </Button>
      {open && (
        <Dialog title={search.askTitle(contact)} onClose={() => setOpen(false)}>
          <ol>
            {search.askSteps(contact).map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p>
            {search.askNumber}: <code>{decision}</code>
          </p>
          <div className="knoppen">
            <ButtonLink to="/zaken/wegen" search={{ stand: 'wacht', pagina: 1 }} kind="secondary">
              {search.askQueue}
            </ButtonLink>
            <Button onClick={() => setOpen(false)}>{close}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
