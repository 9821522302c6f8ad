import type { ReactNode, RefCallback } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { useText } from '../i18n/text.ts';
import { Icon } from './icons.tsx';
import { text } from './text.ts';

/** What every control of a form takes; a `Bound` form field hands over exactly this. */
export interface FieldProps<V> {
  label: string;
  /** Help shown under the label, before the control. */
  description?: ReactNode;
  /** Why the value is refused; shown under the control and read with it. */
  errorMessage?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  name?: string;
  value?: V;
  onChange?: (value: V) => void;
  onBlur?: () => void;
  /** Receives the element that takes the focus. */
  inputRef?: RefCallback<HTMLElement>;
  className?: string;
}

/** The mark that says an entry must be made. */
export function RequiredMark() {
  const t = useText(text);
  return <span className="ml-2 whitespace-nowrap text-sm font-normal text-red-900">{t('required')}</span>;
}

/** Label and help of a control. */
export function FieldHead({
  label,
  description,
  isRequired,
}: Pick<FieldProps<never>, 'label' | 'description' | 'isRequired'>) {
  return (
    <>
      <Label className="text-base font-bold leading-snug">
        {label}
        {isRequired && <RequiredMark />}
      </Label>
      {description && (
        <Text slot="description" className="text-sm leading-snug text-quiet">
          {description}
        </Text>
      )}
    </>
  );
}

/** The refusal under a control. */
export function FieldProblem({ children }: { children?: string }) {
  return (
    <FieldError className="flex items-start gap-1 text-sm leading-snug text-error-1">
      <span className="pt-px">
        <Icon name="error" size={16} />
      </span>
      <span>{children}</span>
    </FieldError>
  );
}

/** Spacing shared by all fields: label, help, control, refusal. */
export const fieldStack = 'flex min-w-0 flex-col gap-1.5';
