import { useState } from 'react';
import {
  ComboBox as AriaComboBox,
  Select as AriaSelect,
  Button,
  Group,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from 'react-aria-components';
import { useText } from '../i18n/text.ts';
import { cx, floating, inputBox, option } from './classes.ts';
import { FieldHead, FieldProblem, type FieldProps, fieldStack } from './Field.tsx';
import { Icon } from './icons.tsx';
import { text } from './text.ts';

/** One thing to choose. */
export interface Choice<K extends string = string> {
  id: K;
  label: string;
  /** A second, quieter line. */
  note?: string;
  /** Further words a combo box finds it by, such as the furigana. */
  search?: string;
  isDisabled?: boolean;
}

function Choices({ choices }: { choices: readonly Choice[] }) {
  const t = useText(text);
  return (
    <ListBox
      items={choices}
      className="max-h-80 overflow-auto p-1.5 outline-none"
      renderEmptyState={() => <p className="px-3 py-2 text-sm text-quiet">{t('noMatch')}</p>}
    >
      {(choice: Choice) => (
        <ListBoxItem textValue={choice.label} isDisabled={choice.isDisabled} className={option}>
          {({ isSelected }) => (
            <>
              <span className="w-5 shrink-0">{isSelected && <Icon name="check" size={18} />}</span>
              <span className="min-w-0">
                <Text slot="label">{choice.label}</Text>
                {choice.note && (
                  <Text slot="description" className="block text-sm font-normal text-quiet">
                    {choice.note}
                  </Text>
                )}
              </span>
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  );
}

/** One of a handful of choices; for more than about ten use `ComboBox`. `value` is the choice's id, '' for none. */
export function Select<K extends string>({
  label,
  description,
  errorMessage,
  inputRef,
  className,
  value,
  onChange,
  choices,
  placeholder,
  ...props
}: FieldProps<K | ''> & { choices: readonly Choice<K>[]; placeholder?: string }) {
  const t = useText(text);
  return (
    <AriaSelect
      {...props}
      value={value || null}
      onChange={(key) => onChange?.((key ?? '') as K | '')}
      placeholder={placeholder ?? t('choose')}
      validationBehavior="aria"
      isInvalid={Boolean(errorMessage)}
      className={cx(fieldStack, 'group', className)}
    >
      <FieldHead label={label} description={description} isRequired={props.isRequired} />
      <Button
        ref={inputRef}
        className={cx(
          inputBox,
          'flex w-full items-center justify-between gap-2 text-left group-data-[invalid]:border-2 group-data-[invalid]:border-error-1',
        )}
      >
        <SelectValue className="min-w-0 truncate data-[placeholder]:text-quiet [&_[slot=description]]:hidden" />
        <Icon name="chevronDown" size={18} />
      </Button>
      <FieldProblem>{errorMessage}</FieldProblem>
      <Popover className={cx(floating, 'w-(--trigger-width) min-w-48')}>
        <Choices choices={choices} />
      </Popover>
    </AriaSelect>
  );
}

/** Folds width and kana so that "ｶｸﾆﾝ", "カクニン" and "かくにん" find the same thing; for comparing only. */
export function foldForSearch(value: string): string {
  return value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

/** One of many choices, found by typing a part of the name or its reading. `value` is the choice's id, '' for none. */
export function ComboBox<K extends string>({
  label,
  description,
  errorMessage,
  inputRef,
  className,
  value,
  onChange,
  choices,
  placeholder,
  ...props
}: FieldProps<K | ''> & { choices: readonly Choice<K>[]; placeholder?: string }) {
  const t = useText(text);
  const chosen = choices.find(({ id }) => id === value);
  const [typed, setTyped] = useState(chosen?.label ?? '');
  const [isSearching, setSearching] = useState(false);
  const wanted = foldForSearch(typed.trim());
  const found =
    isSearching && wanted
      ? choices.filter((choice) =>
          foldForSearch(`${choice.label} ${choice.note ?? ''} ${choice.search ?? ''}`).includes(wanted),
        )
      : choices;
  return (
    <AriaComboBox
      {...props}
      items={found}
      value={value || null}
      onChange={(key) => {
        const id = (key ?? '') as K | '';
        setSearching(false);
        setTyped(choices.find((choice) => choice.id === id)?.label ?? '');
        onChange?.(id);
      }}
      inputValue={typed}
      onInputChange={(next) => {
        setTyped(next);
        setSearching(next !== chosen?.label);
      }}
      menuTrigger="focus"
      allowsEmptyCollection
      validationBehavior="aria"
      isInvalid={Boolean(errorMessage)}
      className={cx(fieldStack, className)}
    >
      <FieldHead label={label} description={description} isRequired={props.isRequired} />
      <Group className="relative">
        <Input ref={inputRef} placeholder={placeholder} className={cx(inputBox, 'w-full pr-11')} />
        <Button
          aria-label={t('showChoices')}
          className="absolute inset-y-0 right-0 flex w-10 items-center justify-center rounded-r-8"
        >
          <Icon name="chevronDown" size={18} />
        </Button>
      </Group>
      <FieldProblem>{errorMessage}</FieldProblem>
      <Popover className={cx(floating, 'w-(--trigger-width) min-w-48')}>
        <Choices choices={found} />
      </Popover>
    </AriaComboBox>
  );
}
