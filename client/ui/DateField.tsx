import { useEffect, useRef, useState } from 'react';
import { TextField as AriaTextField, Input } from 'react-aria-components';
import { formatEra, parseJapaneseDate } from '../../api/text/eraDate.ts';
import { useText } from '../i18n/text.ts';
import { cx, inputBox } from './classes.ts';
import { FieldHead, FieldProblem, type FieldProps, fieldStack } from './Field.tsx';
import { text } from './text.ts';

/** What a date field holds while its text is no day: a form refuses it, and the text stays as typed. */
export const unreadableDate = 'unreadable';

const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);

/**
 * A date typed the way people write it (令和8年4月1日, R8.4.1, S63/1/7, 2026-04-01, full-width digits); the other calendar is
 * shown beside it. `value` is `YYYY-MM-DD`, '' for none, or `unreadableDate` while the text is no day.
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
  ...props
}: FieldProps<string>) {
  const t = useText(text);
  const [typed, setTyped] = useState(value);
  const [isLeft, setLeft] = useState(false);
  const given = useRef(value);

  useEffect(() => {
    // A value from elsewhere (a restored draft, a reset form) replaces the text; our own echo does not.
    if (value === given.current) return;
    given.current = value;
    setTyped(isDay(value) ? value : '');
  }, [value]);

  const parsed = parseJapaneseDate(typed);
  const day = 'iso' in parsed ? parsed.iso : undefined;
  const problem = isLeft && 'error' in parsed && parsed.error !== 'EMPTY' ? t(`date.${parsed.error}`) : undefined;
  const message = problem ?? (day ? (given.current === value ? errorMessage : undefined) : errorMessage);
  const era = day ? formatEra(day, 'long') : undefined;
  const usesEra = Boolean(day) && !/^\s*[\d０-９]{4}/.test(typed);

  return (
    <AriaTextField
      {...props}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        const read = parseJapaneseDate(next);
        const out = 'iso' in read ? read.iso : read.error === 'EMPTY' ? '' : unreadableDate;
        given.current = out;
        onChange?.(out);
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
        <output className="text-base tabular-nums text-quiet">{day && (usesEra ? day : era)}</output>
      </div>
      <FieldProblem>{message}</FieldProblem>
    </AriaTextField>
  );
}
