import { givenFor } from '../../../../test/given.js';
import type { Anomaly } from './anomaly.rules.js';
import { evolveHandling, noHandling, type AnomalyHandled } from './facts.js';
import { handleAnomaly } from './handling.rules.js';

const given = givenFor({ initial: noHandling, evolve: evolveHandling });
const lines = Array.from({ length: 60 }, (_, seq) => seq);
const anomaly: Anomaly = {
  rule: 'veel-tegelijk',
  key: 'k',
  day: '2026-11-25',
  org: '00000099000000000010',
  officer: 'analist-1',
  department: 'RC',
  explanation: 'Las op een dag gegevens uit 60 signalen.',
  lines,
};
const handled: AnomalyHandled = {
  type: 'AnomalyHandled',
  data: { rule: 'veel-tegelijk', day: '2026-11-25', because: 'verklaard', lines: lines.slice(0, 50) },
};

test('it says how it ended, and names some of the lines', () =>
  given()
    .when((state) => handleAnomaly({ anomaly, because: 'verklaard' }, state))
    .gives(handled));
test('the same wish again is already true', () =>
  given(handled)
    .when((state) => handleAnomaly({ anomaly, because: 'verklaard' }, state))
    .givesNothing());
test('another end of the same is refused', () =>
  given(handled)
    .when((state) => handleAnomaly({ anomaly, because: 'doorgegeven' }, state))
    .refuses('anomaly.handled'));
