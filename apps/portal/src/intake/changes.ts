import { useMutation } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useKeyFor } from '../api/use-key.js';
import { useTexts } from '../text/language.js';
import { useToast } from '../ui/toasts.js';

type Schemas = components['schemas'];

/** A change of a signal that an officer is about to ask: sent again unchanged, it is carried out once. */
function useChange<Body, Told>(
  body: Body,
  send: (header: ReturnType<typeof useKeyFor>) => Promise<Told>,
  told: (answer: Told) => string,
  onDone: () => void,
) {
  const toast = useToast();
  const key = useKeyFor(JSON.stringify(body));
  return useMutation({
    mutationFn: () => send(key),
    onSuccess: (answer) => {
      toast(told(answer));
      onDone();
    },
  });
}

export function useCorrecting(id: string, body: Schemas['CorrectiesDto'], onDone: () => void) {
  const { intake } = useTexts();
  return useChange(
    body,
    (header) => answerOf(api.POST('/signalen/{id}/correcties', { params: { path: { id }, header }, body })),
    ({ nietVerbeterd }) => (nietVerbeterd.length > 0 ? intake.notCorrected : intake.corrected),
    onDone,
  );
}

export function useEnriching(id: string, body: Schemas['AanvulDto'], onDone: () => void) {
  const { intake } = useTexts();
  return useChange(
    body,
    (header) => answerOf(api.POST('/signalen/{id}/aanvullingen', { params: { path: { id }, header }, body })),
    ({ nietOpgeslagen }) => (nietOpgeslagen.length > 0 ? intake.notEnriched : intake.enriched),
    onDone,
  );
}

export function useWithdrawing(id: string, body: Schemas['IntrekkingDto'], onDone: () => void) {
  const { intake } = useTexts();
  return useChange(
    body,
    (header) => answerOf(api.POST('/signalen/{id}/intrekkingen', { params: { path: { id }, header }, body })),
    () => intake.withdrawnDone,
    onDone,
  );
}
