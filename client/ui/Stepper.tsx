import { Button as AriaButton } from 'react-aria-components';
import { useText } from '../i18n/text.ts';
import { cx } from './classes.ts';
import { Icon } from './icons.tsx';
import { text } from './text.ts';

/** One step of a stepwise form. */
export interface Step {
  id: string;
  label: string;
  state: 'todo' | 'done' | 'error';
}

/** Where one is in a stepwise form. Steps can be visited in any order; on a phone only the present one is named. */
export function Stepper({
  label,
  steps,
  current,
  onVisit,
}: {
  label: string;
  steps: readonly Step[];
  current: string;
  onVisit: (id: string) => void;
}) {
  const t = useText(text);
  const now = steps.findIndex(({ id }) => id === current);
  return (
    <nav aria-label={label} className="mb-5 print:hidden">
      <p className="mb-2 font-bold sm:hidden">
        {t('stepOf', { now: now + 1, all: steps.length })}
        <span className="ml-2">{steps[now]?.label}</span>
      </p>
      <ol className="flex gap-1.5 sm:gap-0">
        {steps.map((step, index) => {
          const isNow = step.id === current;
          const state =
            step.state === 'error' ? t('stepError') : isNow ? t('stepNow') : step.state === 'done' ? t('stepDone') : '';
          return (
            <li key={step.id} className="relative min-w-0 grow basis-0">
              {index > 0 && (
                <span
                  aria-hidden="true"
                  className="absolute top-5 right-1/2 left-[-50%] hidden h-px bg-solid-gray-420 sm:block"
                />
              )}
              <AriaButton
                aria-current={isNow ? 'step' : undefined}
                aria-label={`${index + 1}. ${step.label}${state && ` (${state})`}`}
                onPress={() => onVisit(step.id)}
                className="group control-h relative z-10 flex w-full flex-col items-center gap-1 rounded-8 px-1 py-1 text-center text-sm leading-tight"
              >
                <span
                  className={cx(
                    'flex size-8 shrink-0 items-center justify-center rounded-full border-2 font-bold group-hover:border-key-1000',
                    isNow && 'border-key-900 bg-key-900 text-white',
                    !isNow && step.state === 'done' && 'bg-white border-key-900 text-key-900',
                    !isNow && step.state === 'error' && 'bg-white border-error-1 text-error-1',
                    !isNow && step.state === 'todo' && 'bg-white border-solid-gray-536 text-solid-gray-700',
                  )}
                >
                  {step.state === 'error' ? (
                    <Icon name="error" size={18} />
                  ) : step.state === 'done' && !isNow ? (
                    <Icon name="check" size={18} />
                  ) : (
                    index + 1
                  )}
                </span>
                <span className={cx('max-sm:hidden', isNow && 'font-bold', step.state === 'error' && 'text-error-1')}>
                  {step.label}
                </span>
              </AriaButton>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
