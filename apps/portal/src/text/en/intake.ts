import type { Texts } from '../language.js';

export const intake: Texts['intake'] = {
  title: 'Your signals',
  intro: 'The signals of your organisation, without content. Open one to read it; that is recorded.',
  none: 'Your organisation has not reported any signals yet.',
  caption: 'Signals, latest first',
  reference: 'Reference',
  status: 'Status',
  fields: 'Data',
  registered: 'Reported on',
  changed: 'Changed on',
  active: 'Active',
  withdrawn: 'Withdrawn',
};
