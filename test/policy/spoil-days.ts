import type { Change, Loss, Spoil } from './spoil.js';
import { because } from './spoil.js';
import { lostTo } from './spoil-consents.js';

/** First days of laws, each with the day before. */
const beginnings = [
  ['2025-03-01', '2025-02-28'],
  ['2018-05-25', '2018-05-24'],
  ['2015-01-01', '2014-12-31'],
  ['2013-01-01', '2012-12-31'],
  ['2008-01-01', '2007-12-31'],
  ['2005-01-01', '2004-12-31'],
  ['2004-01-01', '2003-12-31'],
  ['2002-01-01', '2001-12-31'],
  ['2001-04-01', '2001-03-31'],
  ['1995-04-01', '1995-03-31'],
  ['1995-01-01', '1994-12-31'],
  ['1994-01-01', '1993-12-31'],
  ['1926-01-01', '1925-12-31'],
  ['1886-01-01', '1885-12-31'],
] as const;

/** The same request on another day: on these days nobody had consented yet, and no case had been closed; the agreements are of 1 March 2025. */
const onDay = (asOf: string, beginning: string): Spoil => {
  const notYet: Loss = because('INSTRUMENT_NOT_YET');
  const change: Change = { asOf };
  return {
    name: `on ${asOf}`,
    beginning,
    change: () => change,
    lost: {
      consent: lostTo('CONSENT_NEEDED'),
      reopened: 'closed',
      ...(asOf < '2025-03-01' && { 'agreement-riec': notYet, 'agreement-zvh': notYet, 'agreement-suwi': notYet, decision: notYet }),
    },
  };
};

export const daySpoils: Spoil[] = beginnings.flatMap(([first, before]) => [onDay(first, first), onDay(before, first)]);
