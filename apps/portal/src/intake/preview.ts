import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { personal } from '../api/queries.js';
import type { components } from '../api/schema.js';
import { useOfficer } from '../session/use-session.js';
import type { Draft } from './draft.rules.js';
import { bodyOf } from './signal-body.rules.js';

export type Preview = components['schemas']['Voorbeeld'];
export type PartnerPreview = components['schemas']['VoorbeeldPerPartner'];

/** Milliseconds without a change after which the hub is asked again. */
const quiet_ms = 500;

/** What the hub would store and share of this draft, asked anew when she pauses; undefined as long as there is too little to judge. */
export function usePreview(draft: Draft) {
  const { hoedanigheid } = useOfficer();
  return usePreviewOf(bodyOf(draft, hoedanigheid.code));
}

/** The same of any signal that is not stored yet; null as long as there is too little to judge. */
export function usePreviewOf(signal: components['schemas']['SignaalDto'] | null) {
  const body = useSettled(JSON.stringify(signal));
  return useQuery({
    ...personal,
    queryKey: ['voorbeeld', body],
    enabled: body !== 'null',
    ...(body !== 'null' && { placeholderData: keepPreviousData<Preview> }),
    queryFn: () => answerOf(api.POST('/signalen/_voorbeeld', { body: JSON.parse(body) as components['schemas']['SignaalDto'] })),
  });
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), quiet_ms);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
