import { allowedAttributes, allowedName } from './attributes.js';

test('what is listed and looks as it should is let through', () => {
  const good = {
    'http.request.method': 'GET',
    'http.route': '/v1/signalen/:id/verrijkingen',
    'http.response.status_code': 200,
    'error.type': 'signal.not-yours',
    'seinhuis.activity': 'disclose',
    'seinhuis.consumer': 'my-signals',
    'seinhuis.events': 999_999_999,
    'service.name': 'seinhuis-hub',
    'service.instance.id': '7d444840-9dc0-41d1-b245-5ffdce74fad2',
    department: 'GB-TZ',
    reason: 'WPG8_NEEDS_COMPARISON',
    region: 'riec-oost-brabant',
    digest: `sha256:${'123456789'.repeat(7)}a`,
    consumer: 'kafka-0',
    version: 'v20.20.2',
    witness: 'getuige.example/w1',
  };
  expect(allowedAttributes(good)).toEqual(good);
});

test.each<[string, Record<string, unknown>]>([
  ['a name that is not on the list', { bsn: 'x', 'url.path': '/v1/signalen', 'enduser.id': 'demo-inspecteur', 'url.query': 'naam=x' }],
  ['a name that every object has', { constructor: 'x', toString: 'x', ['__proto__']: 'x' }],
  ['an address for a template', { 'http.route': '/v1/signalen/7d444840-9dc0-41d1-b245-5ffdce74fad2', route: '/v1/zaken?naam=jansen' }],
  ['an address of what is not there', { 'http.route': '/v1/999990342', route: '/Jansen' }],
  ['a text for a code', { 'error.type': 'cannot read 999990342', code: 'duplicate key (bsn)', outcome: 'Jan Jansen' }],
  [
    'the digits of a citizen',
    { code: '999990342', 'error.type': '999990342', status: '999990342', 'seinhuis.facts': 999_990_342, major: 999990342 },
  ],
  [
    'the digits of an organisation',
    { department: '00000099000000002000', consumer: '00000099000000002000', witness: '00000099000000002000' },
  ],
  ['a name of somebody', { department: 'Jansen', consumer: 'J. Jansen', region: 'Jan Jansen', reason: 'Jansen' }],
  ['an officer', { witness: 'Demo Inspecteur', 'service.name': 'jan@politie.example' }],
  ['what is no word and no number', { code: { a: 1 }, reason: ['NO_TASK'], effect: true, kind: null, event: undefined, seq: NaN }],
])('%s is left out', (_, attributes) => expect(allowedAttributes(attributes)).toEqual({}));

test.each([
  ['ledger.append', 'ledger.append'],
  ['GET /v1/signalen/:id', 'GET /v1/signalen/:id'],
  ['GET onbekend', 'GET onbekend'],
  ['GET /v1/signalen/999990342', 'onbekend'],
  ['Jan Jansen', 'onbekend'],
  ['GET /v1/zaken naam=Jansen', 'onbekend'],
])('a span %s is called %s', (name, told) => expect(allowedName(name)).toBe(told));
