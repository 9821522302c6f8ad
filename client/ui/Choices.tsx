import type { ReactNode } from 'react';
import {
  Checkbox as AriaCheckbox,
  CheckboxGroup as AriaCheckboxGroup,
  RadioGroup as AriaRadioGroup,
  Switch as AriaSwitch,
  Radio,
} from 'react-aria-components';
import { cx } from './classes.ts';
import { FieldHead, FieldProblem, type FieldProps, fieldStack, RequiredMark } from './Field.tsx';
import { Icon } from './icons.tsx';
import type { Choice } from './Select.tsx';

const row =
  'group control-h-sm flex cursor-pointer items-start gap-2 py-1 leading-snug unusable:cursor-not-allowed unusable:text-solid-gray-600';
const box =
  'mt-px flex size-5 shrink-0 items-center justify-center border-2 border-field bg-white text-white group-hover:border-black ' +
  'group-data-[focus-visible]:focus-ring group-data-[invalid]:border-error-1 group-data-[disabled]:border-solid-gray-300 group-data-[disabled]:bg-solid-gray-50';
const ticked =
  'group-data-[selected]:border-key-900 group-data-[selected]:bg-key-900 group-data-[indeterminate]:border-key-900 group-data-[indeterminate]:bg-key-900';

function ChoiceWords({ label, note }: { label: ReactNode; note?: string }) {
  return (
    <span className="min-w-0">
      {label}
      {note && <span className="block text-sm text-quiet">{note}</span>}
    </span>
  );
}

const layouts = {
  column: 'flex flex-col',
  row: 'flex flex-wrap gap-x-6',
  grid: 'grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3',
};

/** How the choices of a group are laid out. */
export type ChoiceLayout = keyof typeof layouts;

/** One of a few choices, all in sight. `value` is the id, '' for none yet. */
export function RadioGroup<K extends string>({
  label,
  description,
  errorMessage,
  inputRef,
  className,
  value,
  onChange,
  choices,
  layout = 'column',
  ...props
}: FieldProps<K | ''> & { choices: readonly Choice<K>[]; layout?: ChoiceLayout }) {
  return (
    <AriaRadioGroup
      {...props}
      value={value || null}
      onChange={(id) => onChange?.(id as K)}
      validationBehavior="aria"
      isInvalid={Boolean(errorMessage)}
      className={cx(fieldStack, className)}
    >
      <FieldHead label={label} description={description} isRequired={props.isRequired} />
      <div className={layouts[layout]}>
        {choices.map((choice, index) => (
          <Radio
            key={choice.id}
            value={choice.id}
            isDisabled={choice.isDisabled}
            inputRef={index === 0 ? inputRef : undefined}
            className={row}
          >
            <span className={cx(box, 'rounded-full group-data-[selected]:border-key-900')}>
              <span className="size-2.5 rounded-full group-data-[selected]:bg-key-900" />
            </span>
            <ChoiceWords label={choice.label} note={choice.note} />
          </Radio>
        ))}
      </div>
      <FieldProblem>{errorMessage}</FieldProblem>
    </AriaRadioGroup>
  );
}

/** Any number of choices. `value` holds the ids in the order of `choices`. */
export function CheckboxGroup<K extends string>({
  label,
  description,
  errorMessage,
  inputRef,
  className,
  onChange,
  choices,
  layout = 'column',
  value,
  ...props
}: FieldProps<K[]> & { choices: readonly Choice<K>[]; layout?: ChoiceLayout }) {
  return (
    <AriaCheckboxGroup
      {...props}
      value={value ?? []}
      onChange={(ids) => onChange?.(choices.map(({ id }) => id).filter((id) => ids.includes(id)))}
      validationBehavior="aria"
      isInvalid={Boolean(errorMessage)}
      className={cx(fieldStack, className)}
    >
      <FieldHead label={label} description={description} isRequired={props.isRequired} />
      <div className={layouts[layout]}>
        {choices.map((choice, index) => (
          <AriaCheckbox
            key={choice.id}
            value={choice.id}
            isDisabled={choice.isDisabled}
            inputRef={index === 0 ? inputRef : undefined}
            className={row}
          >
            <CheckMark />
            <ChoiceWords label={choice.label} note={choice.note} />
          </AriaCheckbox>
        ))}
      </div>
      <FieldProblem>{errorMessage}</FieldProblem>
    </AriaCheckboxGroup>
  );
}

function CheckMark() {
  return (
    <span className={cx(box, ticked, 'rounded-4')}>
      <span className="hidden group-data-[selected]:block">
        <Icon name="check" size={16} />
      </span>
      <span className="hidden group-data-[indeterminate]:block">
        <Icon name="minus" size={16} />
      </span>
    </span>
  );
}

/** One yes-or-no statement that is agreed to by ticking. */
export function Checkbox({
  label,
  description,
  errorMessage,
  inputRef,
  className,
  value,
  onChange,
  isRequired,
  ...props
}: Omit<FieldProps<boolean>, 'label'> & { label: ReactNode }) {
  return (
    <div className={cx('flex flex-col', className)}>
      <AriaCheckbox
        {...props}
        isSelected={value ?? false}
        onChange={onChange}
        isRequired={isRequired}
        validationBehavior="aria"
        isInvalid={Boolean(errorMessage)}
        inputRef={inputRef}
        className={row}
      >
        <CheckMark />
        <span className="min-w-0">
          {label}
          {isRequired && <RequiredMark />}
          {description && <span className="block text-sm text-quiet">{description}</span>}
          {errorMessage && (
            <span className="flex items-center gap-1 text-sm text-error-1">
              <Icon name="error" size={16} />
              {errorMessage}
            </span>
          )}
        </span>
      </AriaCheckbox>
    </div>
  );
}

/** A setting that takes effect at once; inside a form use `Checkbox`. */
export function Switch({
  label,
  description,
  inputRef,
  className,
  value,
  onChange,
  isDisabled,
}: Pick<
  FieldProps<boolean>,
  'label' | 'description' | 'inputRef' | 'className' | 'value' | 'onChange' | 'isDisabled'
>) {
  return (
    <AriaSwitch
      isSelected={value ?? false}
      onChange={onChange}
      isDisabled={isDisabled}
      inputRef={inputRef}
      className={cx(row, className)}
    >
      <span className="mt-px flex h-5 w-9 shrink-0 items-center rounded-full border-2 border-field bg-white px-0.5 group-data-[focus-visible]:focus-ring group-data-[selected]:justify-end group-data-[selected]:border-key-900 group-data-[selected]:bg-key-900 group-data-[disabled]:opacity-60">
        <span className="size-3 rounded-full bg-field group-data-[selected]:bg-white" />
      </span>
      <ChoiceWords label={label} note={typeof description === 'string' ? description : undefined} />
    </AriaSwitch>
  );
}
