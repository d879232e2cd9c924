import { useEffect, useState } from 'react';
import { useLocale, useTexts } from '../text/language.js';
import { Card } from '../ui/card.js';
import { dayText, isoDayOf } from '../ui/dates.rules.js';
import { DescriptionList } from '../ui/description-list.js';
import { glimpseDraft } from './draft-on-device.js';
import type { Draft } from './draft.rules.js';

/** What she was writing, to read; nothing when there is nothing that she wanted kept. */
export function KeptDraft() {
  const { intake } = useTexts();
  const locale = useLocale();
  const [draft, setDraft] = useState<Draft | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    void glimpseDraft().then((found) => {
      if (!found) return;
      setDraft(found.draft);
      timer = setTimeout(() => setDraft(null), found.until - Date.now());
    });
    return () => clearTimeout(timer);
  }, []);
  if (!draft) return null;
  const day = isoDayOf(draft.seenOn);
  const items = [
    { term: intake.seenOn, value: day ? dayText(day, locale) : '' },
    { term: intake.facts, value: draft.facts },
    { term: intake.impression, value: draft.impression },
    { term: intake.address, value: draft.address },
    { term: intake.beds, value: draft.beds },
    { term: intake.company, value: draft.company },
    { term: intake.plate, value: draft.plate },
    ...draft.persons.map(({ role, name }, at) => ({
      term: intake.person(at + 1),
      value: [intake.roles[role], name].filter(Boolean).join(', '),
    })),
  ];
  return (
    <Card title={intake.draftHere}>
      <p>{intake.draftHereText}</p>
      <DescriptionList items={items.filter(({ value }) => value !== '')} />
    </Card>
  );
}
