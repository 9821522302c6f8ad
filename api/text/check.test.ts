import { describe, expect, it } from 'vitest';
import { Issues } from '../errors.ts';
import { checkText } from './check.ts';

const check = (text: string, required: boolean) => {
  const issues = new Issues();
  return [checkText(issues, 'name', text, { required }), issues.list.map(({ code }) => code)];
};

describe('checkText', () => {
  const nothing = [
    '',
    ' 　\n',
    '\u200b',
    '\u3164',
    '\u2800',
    '\u00ad',
    '\ufe0f',
    '\u{e0100}',
    '\u034f',
    '\uffa0',
    '\u115f',
  ];
  it.each([...nothing, '\u200e\u200f', '\u202e', '\u2066\u2069', nothing.join('')])(
    'takes %j, which shows nothing, for no text',
    (text) => {
      expect(check(text, true)).toEqual(['', ['REQUIRED']]);
      expect(check(text, false)).toEqual(['', []]);
    },
  );

  it.each([`葛\u{e0100}城`, '👨\u200d👩\u200d👧', '山田\u200b花子', '\u0301'])('keeps %j as typed', (text) => {
    expect(check(text, true)).toEqual([text, []]);
  });

  it.each(['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069', '\0'])(
    'refuses %j among other characters',
    (mark) => {
      expect(check(`山田${mark}花子`, false)[1]).toEqual(['CONTROL_CHARACTER']);
    },
  );
});
