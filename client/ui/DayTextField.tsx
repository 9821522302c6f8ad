import { useState } from 'react';
import { TextField as AriaTextField, Input } from 'react-aria-components';
import { formatEra, parseJapaneseDate } from '../../api/text/eraDate.ts';
import { useText } from '../i18n/text.ts';
import { cx, inputBox } from './classes.ts';
import { FieldHead, FieldProblem, type FieldProps, fieldStack } from './Field.tsx';
import { text } from './text.ts';

/**
 * A date whose `value` is the text as typed, for drafts that must keep a half-typed date too; the other calendar is shown beside it.
 * Where only whole days count, use `DateField`.
 */
export function DayTextField({
  label,
  description,
  errorMessage,
  inputRef,
  className,
  value = '',
  onBlur,
  ...props
}: FieldProps<string>) {
  const t = useText(text);
  const [isLeft, setLeft] = useState(false);
  const parsed = parseJapaneseDate(value);
  const day = 'iso' in parsed ? parsed.iso : undefined;
  const problem = isLeft && 'error' in parsed && parsed.error !== 'EMPTY' ? t(`date.${parsed.error}`) : undefined;
  const message = errorMessage ?? problem;
  const isWestern = /^\s*[\d０-９]{4}/.test(value);

  return (
    <AriaTextField
      {...props}
      value={value}
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
        <Input ref={inputRef} className={cx(inputBox, 'max-w-60 tabular-nums')} />
        <output className="text-base tabular-nums text-quiet">
          {day && (isWestern ? formatEra(day, 'long') : day)}
        </output>
      </div>
      <FieldProblem>{message}</FieldProblem>
    </AriaTextField>
  );
}
