import { NumberField as AriaNumberField, Button, Group, Input } from 'react-aria-components';
import { useText } from '../i18n/text.ts';
import { cx, inputBox } from './classes.ts';
import { FieldHead, FieldProblem, type FieldProps, fieldStack } from './Field.tsx';
import { Icon } from './icons.tsx';
import { text } from './text.ts';

/** A number, full-width digits included; `value` is `null` while the field is empty. */
export function NumberField({
  label,
  description,
  errorMessage,
  inputRef,
  className,
  value,
  onChange,
  unit,
  ...props
}: FieldProps<number | null> & { minValue?: number; maxValue?: number; step?: number; unit?: string }) {
  const t = useText(text);
  const stepper =
    'control-h flex aspect-square items-center justify-center border border-field bg-white hover:bg-solid-gray-50 pressed:bg-solid-gray-100 unusable:text-solid-gray-400';
  return (
    <AriaNumberField
      {...props}
      value={value ?? Number.NaN}
      onChange={(next) => onChange?.(Number.isNaN(next) ? null : next)}
      validationBehavior="aria"
      isInvalid={Boolean(errorMessage)}
      className={cx(fieldStack, className)}
    >
      <FieldHead label={label} description={description} isRequired={props.isRequired} />
      <Group className="flex items-center">
        <Button slot="decrement" aria-label={t('decrease')} className={cx(stepper, 'rounded-l-8 border-r-0')}>
          <Icon name="minus" size={16} />
        </Button>
        <Input
          ref={inputRef}
          className={cx(inputBox, 'w-24 rounded-none text-right tabular-nums focus-visible:z-10')}
        />
        <Button slot="increment" aria-label={t('increase')} className={cx(stepper, 'rounded-r-8 border-l-0')}>
          <Icon name="plus" size={16} />
        </Button>
        {unit && <span className="ml-2">{unit}</span>}
      </Group>
      <FieldProblem>{errorMessage}</FieldProblem>
    </AriaNumberField>
  );
}
