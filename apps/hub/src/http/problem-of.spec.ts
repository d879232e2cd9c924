import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadRequestException, InternalServerErrorException } from '@nestjs/common';
import { IssuerUnreachable, TokenRefused } from '#libs/identity';
import { Fault, Refusal } from '#libs/ledger';
import { problemOf } from './problem-of.js';

test.each([
  ['invalid', 400],
  ['forbidden', 403],
  ['not-found', 404],
  ['conflict', 409],
  ['gone', 410],
] as const)('a refusal of kind %s is %i and keeps its code and text', (kind, status) => {
  const answer = problemOf(new Refusal('signal.not-yours', kind, 'Dit signaal is van een andere organisatie.'));
  expect(answer).toMatchObject({
    problem: { status, code: 'signal.not-yours', detail: 'Dit signaal is van een andere organisatie.' },
    unexpected: false,
  });
});

test.each([
  ['a fault of the ledger', new Fault('database gone', { retryAfter_s: 7 }), '7'],
  ['an issuer that is away', new IssuerUnreachable(new Error('x')), '5'],
  ['a server that shuts down', Object.assign(new Error('terminating connection'), { code: '57P01' }), '5'],
  ['a full disk', Object.assign(new Error('x'), { driverError: Object.assign(new Error('y'), { code: '53100' }) }), '5'],
  ['a refused connection', Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), '5'],
  ['several refused connections', Object.assign(new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })])), '5'],
])('%s is 503 with a time to come back', (_, error, retryAfter) => {
  expect(problemOf(error)).toMatchObject({
    problem: { status: 503, code: 'hub.unavailable' },
    headers: { 'Retry-After': retryAfter },
    unexpected: true,
  });
});

test.each([
  ['a bug', new TypeError('cannot read bsn 999990342')],
  ['a broken rule of the database', Object.assign(new Error('duplicate key 999990342'), { code: '23505' })],
  ['a failure that Nest names', new InternalServerErrorException('999990342')],
  ['a string', '999990342'],
  ['nothing', undefined],
])('%s is 500 and says nothing of itself', (_, error) => {
  const answer = problemOf(error);
  expect(answer).toMatchObject({ problem: { status: 500, code: 'hub.failed' }, unexpected: true });
  expect(JSON.stringify(answer)).not.toContain('999990342');
});

test('what a client did wrong in the eyes of Nest is told in our words', () => {
  const answer = problemOf(new BadRequestException('Validation failed (uuid is expected): 999990342'));
  expect(answer.problem).toMatchObject({ status: 400, code: 'request.malformed' });
  expect(JSON.stringify(answer)).not.toMatch(/999990342|Validation/);
});

test('a token that is refused tells which rule in the challenge', () => {
  expect(problemOf(new TokenRefused('token.expired'))).toMatchObject({
    problem: { status: 401, code: 'token.expired' },
    headers: { 'WWW-Authenticate': expect.stringContaining('error_description="token.expired"') },
  });
});

test('everything the ledger refuses is told in Dutch', () => {
  const folder = 'libs/ledger/src';
  const sources = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));
  const codes = sources.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/new Refusal\(\s*'([a-z.-]+)'/g)].map(([, code]) => code!),
  );
  expect(codes.length).toBeGreaterThan(4);
  for (const code of codes)
    expect([code, problemOf(new Refusal(code as 'a.b', 'conflict', 'english')).problem.detail]).not.toEqual([code, 'english']);
});
