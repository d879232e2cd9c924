import { answerOf, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import type { PartnerPreview } from './preview.js';
import type { SignalBody } from './signal-body.rules.js';

type Receipt = components['schemas']['Ontvangstbewijs'];

/** What came of sharing with one partner. */
export interface Shared {
  name: string;
  outcome: 'gedeeld' | 'wacht' | 'geweigerd' | 'mislukt';
  going: number;
}

export interface Sent {
  receipt: Receipt;
  shared: Shared[];
}

/**
 * Reports, then shares with whom she chose. The keys follow from the key of the draft: sent again, everything is still done once.
 * @throws ProblemAnswer or NoAnswer when the report itself did not succeed; that a disclosure did not, is told in the answer
 */
export async function send(body: SignalBody, to: readonly PartnerPreview[], key: string): Promise<Sent> {
  const header = (part: string) => ({ 'Idempotency-Key': `${key}-${part}` });
  const receipt = await answerOf(api.POST('/signalen', { params: { header: header('melding') }, body }));
  const shared: Shared[] = [];
  for (const { partner, doel } of to) {
    const { oin, code, taak, naam } = partner;
    const wish = { signaal: receipt.id, aan: { oin, partner: code, ...(taak && { taak }) }, doel };
    const call = api.POST('/verstrekkingen', { params: { header: header(`${oin}-${code}`) }, body: wish });
    shared.push(
      await answerOf(call).then(
        (answer) => outcomeOf(naam, answer),
        () => ({ name: naam, outcome: 'mislukt' as const, going: 0 }),
      ),
    );
  }
  return { receipt, shared };
}

function outcomeOf(name: string, { gaat, akkoorden }: components['schemas']['Verstrekking']): Shared {
  if (gaat.length > 0) return { name, outcome: 'gedeeld', going: gaat.length };
  return { name, outcome: akkoorden.some(({ status }) => status === 'wacht') ? 'wacht' : 'geweigerd', going: 0 };
}
