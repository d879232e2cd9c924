/** What a RIEC tells the organisation that reported a signal: a code, never content. Stored codes never change their meaning; a new one may be added. */
export const feedbackTexts = {
  'betrokken-bij-zaak': 'Uw signaal is onderdeel van een zaak. U hoort niet welke.',
  'niet-betrokken-bij-zaak': 'Uw signaal is gewogen en hoort niet bij een zaak.',
  'opvolging-gestart': 'Met uw signaal is iets gedaan.',
  'niet-opgevolgd': 'Met uw signaal is niets gedaan.',
  'meer-informatie-nodig': 'Er is meer informatie nodig. Vul uw signaal aan als u meer weet.',
} as const;
export type FeedbackCode = keyof typeof feedbackTexts;
export const feedbackCodes = Object.keys(feedbackTexts) as FeedbackCode[];
