import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useOfficer } from '../session/use-session.js';
import { useLocale, useTexts } from '../text/language.js';
import { Button, ButtonLink } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { dayText } from '../ui/dates.rules.js';
import { DescriptionList } from '../ui/description-list.js';
import { ErrorState } from '../ui/states.js';
import { dropDraft, useDraft } from './draft-store.js';
import { useFieldName, useFields } from './fields.js';
import { usePreview } from './preview.js';
import { send, type Sent } from './send.js';
import { SentPanel } from './sent-panel.js';
import { SharePanel } from './share-panel.js';
import { bodyOf, type SignalBody } from './signal-body.rules.js';
import { valueText } from './value-text.js';

/** Everything once more, then it goes. */
export function SendStep() {
  const { intake } = useTexts();
  const { draft, key } = useDraft();
  const { hoedanigheid } = useOfficer();
  const navigate = useNavigate();
  const preview = usePreview(draft);
  const [sent, setSent] = useState<Sent | null>(null);
  const body = bodyOf(draft, hoedanigheid.code);
  const to = (preview.data?.delen ?? []).filter(({ partner }) => draft.shareWith.includes(`${partner.oin} ${partner.code}`));
  const sending = useMutation({
    mutationFn: (signal: SignalBody) => send(signal, to, key),
    onSuccess: async (done) => {
      setSent(done);
      await dropDraft();
    },
  });
  if (sent) return <SentPanel sent={sent} />;
  if (!body)
    return (
      <ButtonLink to="/signalen/nieuw/$stap" params={{ stap: 'waarneming' }}>
        {intake.stepTitles.waarneming}
      </ButtonLink>
    );
  return (
    <div className="naast">
      <div>
        <Summary body={body} />
        {sending.error && <ErrorState error={sending.error} />}
        <div className="knoppen">
          <Button onClick={() => sending.mutate(body)} busy={sending.isPending}>
            {intake.send}
          </Button>
          <Button kind="secondary" onClick={() => void navigate({ to: '/signalen/nieuw/$stap', params: { stap: 'delen' } })}>
            {intake.back}
          </Button>
        </div>
      </div>
      <aside>
        <SharePanel draft={draft} />
      </aside>
    </div>
  );
}

function Summary({ body }: { body: SignalBody }) {
  const { intake } = useTexts();
  const locale = useLocale();
  const nameOf = useFieldName();
  const { data: fields = [] } = useFields();
  const persons = body.betrokkenen ?? [];
  const about = (ref: string | undefined) => (ref ? ` (${intake.person(persons.findIndex((one) => one.ref === ref) + 1)})` : '');
  const items = body.velden.map(({ veld, waarde, betrokkene }) => ({
    term: `${nameOf(veld)}${about(betrokkene)}`,
    value: valueText(fields, veld, waarde, intake, locale),
  }));
  return (
    <Card title={intake.summary}>
      <DescriptionList items={[{ term: intake.seenOn, value: dayText(body.gezienOp, locale) }, ...items]} />
    </Card>
  );
}
