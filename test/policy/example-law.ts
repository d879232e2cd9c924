import type { Basis, Flow } from '../../libs/policy/src/catalogue.js';
import type { PolicyRequest } from '../../libs/policy/src/request.js';

export const flow: Flow = {
  activities: ['disclose'],
  senders: ['VT'],
  receivers: ['PO'],
  purposes: ['criminal-investigation'],
  cells: ['victim.IDV', 'victim.AGE', 'case.OBS'],
  conditions: [],
  stage: 0,
  effect: 'permit',
  accompanies: [],
  tasks: {},
  senderTasks: {},
  rescuers: [],
  silent: false,
  liftsSecrecy: false,
  obligations: ['SECRECY'],
};

/** A law that exists in no country, to show what the policy of today does not. */
export const ground = (id: string, from: string | null, to: string | null, other: Partial<Flow> = {}): Basis => ({
  id,
  kind: 'statute',
  cite: 'voorbeeld',
  from,
  to,
  source: 'mem',
  plain: 'Een wet die alleen in deze proef bestaat.',
  obligations: [],
  flows: [{ ...flow, ...other }],
});

/** A question to which that law says yes. */
export const question: PolicyRequest = {
  asOf: '2026-06-01',
  activity: 'disclose',
  from: 'VT',
  fromTask: 'veilig-thuis',
  to: 'PO',
  toTask: 'opsporing',
  purpose: 'criminal-investigation',
  obtained: { by: 'VT', task: 'veilig-thuis', regime: 'wmo', on: '2026-05-01' },
};

export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
