import { useEffect, useRef, useState } from 'react';
import { TextField as AriaTextField, Input } from 'react-aria-components';
import { formatEra, parseJapaneseDate } from '../../api/text/eraDate.ts';
import type { Language } from '../i18n/i18n.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { cx, inputBox } from './classes.ts';
import { FieldHead, FieldProblem, type FieldProps, fieldStack } from './Field.tsx';
import { text } from './text.ts';

const asValue = (typed: string): string => {
  const parsed = parseJapaneseDate(typed);
  return 'iso' in parsed ? parsed.iso : typed;
};

/** A stored day as people of the language write it; what was typed and is no day stays as it is. */
const asTyped = (value: string, language: Language): string => {
  const parsed = parseJapaneseDate(value);
  return language === 'ja' && 'iso' in parsed && parsed.iso === value ? formatEra(value, 'long') : value;
};

const outOf = (day?: string, upTo?: string, after?: string): 'FUTURE' | 'PAST' | undefined => {
  if (day && upTo && day > upTo) return 'FUTURE';
  return day && after && day <= after ? 'PAST' : undefined;
};

/**
 * A date typed the way people write it (令和8年4月1日, R8.4.1, S63/1/7, 2026-04-01, full-width digits); the other calendar is
 * shown beside it. `value` is `YYYY-MM-DD`, '' for none, or the text itself while it is no day, so that a half-typed date
 * survives in a draft; `requiredDay()` and `optionalDay()` refuse such text.
 * @param upTo the last day that is right, `YYYY-MM-DD`
 * @param after the day after which it must be, `YYYY-MM-DD`
 */
export function DateField({
  label,
  description,
  errorMessage,
  inputRef,
  className,
  value = '',
  onChange,
  onBlur,
  upTo,
  after,
  ...props
}: FieldProps<string> & { upTo?: string; after?: string }) {
  const t = useText(text);
  const language = useLanguage();
  const [typed, setTyped] = useState(() => asTyped(value, language));
  const [isLeft, setLeft] = useState(true);
  const given = useRef(value);

  useEffect(() => {
    // A value from elsewhere (a restored draft, a reset form) replaces the text; our own echo does not.
    if (value === given.current) return;
    given.current = value;
    setTyped(asTyped(value, language));
  }, [value, language]);

  const parsed = parseJapaneseDate(typed);
  const day = 'iso' in parsed ? parsed.iso : undefined;
  const error = 'error' in parsed ? parsed.error : outOf(day, upTo, after);
  const message = isLeft && error && error !== 'EMPTY' ? t(`date.${error}`) : errorMessage;
  const isWestern = /^\s*[\d０-９]{4}/.test(typed);

  return (
    <AriaTextField
      {...props}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        given.current = asValue(next);
        onChange?.(given.current);
      }}
      onFocus={() => setLeft(false)}
      onBlur={() => {
        setLeft(true);
        onBlur?.();
      }}
      autoComplete="off"
      validationBehavior="aria"
      isInvalid={Boolean(message)}
      className={cx(fieldStack, className)}
    >
      <FieldHead label={label} description={description ?? t('date.hint')} isRequired={props.isRequired} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Input ref={inputRef} className={cx(inputBox, 'w-60 max-w-full tabular-nums')} />
        <output className="text-base tabular-nums text-quiet">
          {day && (isWestern ? formatEra(day, 'long') : day)}
        </output>
      </div>
      <FieldProblem>{message}</FieldProblem>
    </AriaTextField>
  );
}
