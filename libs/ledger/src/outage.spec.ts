import { QueryFailedError } from 'typeorm';
import { faultOr, isOutage } from './outage.js';
import { Fault } from './refusal.js';

const failed = (code: string) => new QueryFailedError('select 1', [], Object.assign(new Error('server said no'), { code }));

test.each(['08006', '53100', '53300', '57P01', '57014', '58030', '28P01', '25P03', '55P03'])(
  'SQLSTATE %s: the database is away',
  (code) => {
    expect(isOutage(failed(code))).toBe(true);
    expect(faultOr(failed(code))).toBeInstanceOf(Fault);
  },
);

test.each(['23505', '42501', '22P02', '42P01', 'P0001'])('SQLSTATE %s: the work was wrong, and stays what it is', (code) => {
  const error = failed(code);
  expect(isOutage(error)).toBe(false);
  expect(faultOr(error)).toBe(error);
});

test.each(['40001', '40P01'])('SQLSTATE %s: one member collided, which is no reason to fail its batch', (code) => {
  expect(isOutage(failed(code))).toBe(false);
  expect(faultOr(failed(code))).toBeInstanceOf(Fault);
});

test.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect', 'Driver not Connected'])(
  'the driver says "%s": away',
  (text) => {
    expect(isOutage(new Error(text))).toBe(true);
  },
);

test.each([new Error('boom'), new RangeError('the connection of two facts'), 'text', undefined, null])(
  'anything else is not: %s',
  (error) => {
    expect(isOutage(error)).toBe(false);
    expect(faultOr(error)).toBe(error);
  },
);
