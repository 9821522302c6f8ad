import { type ReactNode, useEffect } from 'react';
import { type FieldPath, type FieldPathValue, type FieldValues, useController, useFormState } from 'react-hook-form';
import { useText } from '../../i18n/text.ts';
import { Banner } from '../Banner.tsx';
import { Button, type ButtonLook } from '../Button.tsx';
import { cx } from '../classes.ts';
import type { FieldProps } from '../Field.tsx';
import { text } from '../text.ts';
import { ProblemList } from './ProblemList.tsx';
import { type AppForm, listProblems } from './useAppForm.ts';

/** A form with the summary of its errors above its fields. */
export function Form<I extends FieldValues, O>({
  form,
  id,
  label,
  children,
  className,
}: {
  form: AppForm<I, O>;
  /** For a button outside of it, such as in a dialog's foot. */
  id?: string;
  label?: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    <form id={id} noValidate aria-label={label} onSubmit={form.submit} className={cx('flex flex-col gap-5', className)}>
      <ErrorSummary form={form} />
      {children}
    </form>
  );
}

/** What has to be put right before the form can be sent; each entry leads to its field. */
function ErrorSummary<I extends FieldValues, O>({ form }: { form: AppForm<I, O> }) {
  const t = useText(text);
  const { errors, submitCount } = useFormState({ control: form.rhf.control });
  const problems = listProblems(errors, form.labels);
  if (submitCount === 0 || problems.length === 0) return null;
  // Nothing of it belongs to a field: there is no entry to correct, only a reason to tell.
  if (problems.every(({ path }) => !path)) {
    return <Banner tone="error" live title={problems.map(({ message }) => message).join(' ')} />;
  }
  return (
    <Banner tone="error" live title={t('form.summary', { count: problems.length })}>
      <ProblemList
        problems={problems.map(({ path, message }) => ({
          path,
          message,
          label: path ? (form.labels.get(path) ?? path) : undefined,
          onVisit: path ? () => form.rhf.setFocus(path as FieldPath<I>) : undefined,
        }))}
      />
    </Banner>
  );
}

/** What a bound field hands to its control. */
export type BoundField<V> = Required<Pick<FieldProps<V>, 'label' | 'name' | 'onChange' | 'onBlur' | 'inputRef'>> & {
  value: V;
  errorMessage: string | undefined;
};

/**
 * Ties a control to a field of a form:
 * `<Bound form={form} name="kana" label={t('kana')}>{(field) => <TextField {...field} isRequired />}</Bound>`
 */
export function Bound<I extends FieldValues, O, N extends FieldPath<I>>({
  form,
  name,
  label,
  children,
}: {
  form: AppForm<I, O>;
  name: N;
  label: string;
  children: (field: BoundField<FieldPathValue<I, N>>) => ReactNode;
}) {
  const { field, fieldState } = useController({ control: form.rhf.control, name });
  useEffect(() => {
    form.labels.set(name, label);
    return () => void form.labels.delete(name);
  }, [form, name, label]);
  return children({
    label,
    name,
    value: field.value,
    onChange: field.onChange,
    onBlur: field.onBlur,
    inputRef: field.ref,
    errorMessage: fieldState.error?.message,
  });
}

/**
 * The button that sends the form; it shows that it is being sent.
 * @param formId the form's id, where the button stands outside of it
 */
export function SubmitButton<I extends FieldValues, O>({
  form,
  formId,
  children,
  ...look
}: { form: AppForm<I, O>; formId?: string } & ButtonLook) {
  const { isSubmitting } = useFormState({ control: form.rhf.control });
  return (
    <Button type="submit" form={formId} isPending={isSubmitting} {...look}>
      {children}
    </Button>
  );
}
