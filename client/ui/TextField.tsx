import { type HTMLInputAutoCompleteAttribute, type InputHTMLAttributes, useRef } from 'react';
import { TextArea as AriaTextArea, TextField as AriaTextField, Input } from 'react-aria-components';
import { graphemeLength } from '../../api/text/fields.ts';
import { useText } from '../i18n/text.ts';
import { cx, inputBox } from './classes.ts';
import { FieldHead, FieldProblem, type FieldProps, fieldStack } from './Field.tsx';
import { text } from './text.ts';

/** Props of a line of text. */
export interface TextFieldProps extends FieldProps<string> {
  type?: 'text' | 'email' | 'tel' | 'password' | 'search' | 'time';
  autoComplete?: HTMLInputAutoCompleteAttribute;
  inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode'];
  placeholder?: string;
  maxLength?: number;
}

/** One line of text. `value` is exactly what was typed: variant characters are kept. */
export function TextField({
  label,
  description,
  errorMessage,
  inputRef,
  className,
  placeholder,
  ...props
}: TextFieldProps) {
  return (
    <AriaTextField
      {...props}
      validationBehavior="aria"
      isInvalid={Boolean(errorMessage)}
      className={cx(fieldStack, className)}
    >
      <FieldHead label={label} description={description} isRequired={props.isRequired} />
      <Input ref={inputRef} placeholder={placeholder} className={cx(inputBox, 'w-full')} />
      <FieldProblem>{errorMessage}</FieldProblem>
    </AriaTextField>
  );
}

/** A time of day; `value` is `HH:mm` on the 24-hour clock, or '' for none. */
export function TimeField(props: FieldProps<string>) {
  return <TextField {...props} type="time" className={cx('max-w-40', props.className)} />;
}

/** Text of several lines with a counter; too long a text is shown as such and never cut. */
export function TextArea({
  label,
  description,
  errorMessage,
  inputRef,
  className,
  most,
  rows = 4,
  ...props
}: FieldProps<string> & { most?: number; rows?: number }) {
  const t = useText(text);
  const counted = useRef<{ value: string; used: number }>({ value: '', used: 0 });
  const value = props.value ?? '';
  if (counted.current.value !== value) counted.current = { value, used: graphemeLength(value) };
  const used = counted.current.used;
  const over = most === undefined ? 0 : used - most;
  return (
    <AriaTextField
      {...props}
      validationBehavior="aria"
      isInvalid={Boolean(errorMessage) || over > 0}
      className={cx(fieldStack, className)}
    >
      <FieldHead label={label} description={description} isRequired={props.isRequired} />
      <AriaTextArea
        ref={inputRef}
        rows={rows}
        style={{ minHeight: `${rows * 1.625 + 1}rem` }}
        className={cx(inputBox, 'field-sizing-content max-h-[60vh] w-full resize-y overflow-y-auto leading-relaxed')}
      />
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <FieldProblem>
          {errorMessage ?? (over > 0 ? t('charactersOver', { over, used, most: most ?? 0 }) : undefined)}
        </FieldProblem>
        {most !== undefined && over <= 0 && (
          <span className="ml-auto text-sm text-quiet tabular-nums">{t('characters', { used, most })}</span>
        )}
      </div>
    </AriaTextField>
  );
}
