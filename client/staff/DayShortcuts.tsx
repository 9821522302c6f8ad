import { fiscalYearOf } from '../../api/clock/fiscalYear.ts';
import { today } from '../../api/clock/tokyoDate.ts';
import { fiscalYearEnd, fiscalYearName } from '../days.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { Button } from '../ui/Button.tsx';
import { text } from './text.ts';

/** Days that postings mostly begin or end on, one press each. */
export function DayShortcuts({ kind, onChoose }: { kind: 'first' | 'last'; onChoose: (day: string) => void }) {
  const t = useText(text);
  const language = useLanguage();
  const year = fiscalYearOf(today());
  const choices =
    kind === 'first'
      ? [
          { day: today(), label: t('shortcuts.today') },
          {
            day: `${year + 1}-04-01`,
            label: t('shortcuts.yearStart', { year: fiscalYearName(year + 1, language) }),
          },
        ]
      : [year, year + 1].map((each) => ({
          day: fiscalYearEnd(each),
          label: t('shortcuts.yearEnd', { year: fiscalYearName(each, language) }),
        }));
  return (
    <fieldset aria-label={t('shortcuts.label')} className="flex flex-wrap gap-2">
      {choices.map(({ day, label }) => (
        <Button key={day} variant="outline" size="sm" onPress={() => onChoose(day)}>
          {label}
        </Button>
      ))}
    </fieldset>
  );
}
