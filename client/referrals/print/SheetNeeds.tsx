import { labels as consentLabels } from '../../consents/labels.ts';
import { useText } from '../../i18n/text.ts';
import { labels } from '../labels.ts';
import { concerns } from '../list/filters.ts';
import { hasEndedHere } from '../page/consentStanding.ts';
import { useRedactionWords } from '../page/redaction.tsx';
import { Line, Part, Ruled, Tick } from './paper.tsx';
import type { Sheet } from './SheetPerson.tsx';
import { text } from './text.ts';
import { useBlank } from './useBlank.tsx';

const understandings = ['AGREES', 'HESITANT', 'NOT_YET_TOLD'] as const;

/** The concerns as the form lists them, the main one with ◎; one the reader may not know of is marked so. */
export function SheetConcerns({ sheet }: { sheet: Sheet }) {
  const t = useText(text);
  const l = useText(labels);
  const hidden = new Set(sheet.redactions.map(({ path }) => path));
  return (
    <Part title={t('concerns')} note={t('concernsNote')}>
      <ul className="grid grid-cols-4 gap-x-[2mm] gap-y-[0.6mm] border border-black p-[1.5mm] max-sm:grid-cols-2">
        {concerns.map((concern) => {
          const isOn = sheet.concerns.includes(concern) || sheet.mainConcern === concern;
          const isHidden = !isOn && hidden.has(`concerns.${concern}`);
          return (
            <li key={concern} className="text-[9pt] leading-tight">
              <Tick isOn={isOn} mark={sheet.mainConcern === concern ? 'main' : isHidden ? 'hidden' : 'tick'}>
                {l(`concern.${concern}`)}
                {isHidden && <span className="sr-only">{t('hiddenMark')}</span>}
              </Tick>
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

/** What is known by category, wishes, reason, understanding and company. */
export function SheetNeeds({ sheet }: { sheet: Sheet }) {
  const t = useText(text);
  const l = useText(labels);
  const c = useText(consentLabels);
  const words = useRedactionWords(hasEndedHere(sheet));
  const blank = useBlank(sheet.redactions, hasEndedHere(sheet));
  const hidden = sheet.redactions.filter(({ path }) => path.startsWith('details.'));
  return (
    <Part title={l('field.details')}>
      <Ruled>
        {sheet.details.map(({ category, text: said }) => (
          <Line key={category} cells={[[c(`category.${category}`), said]]} mayBreak />
        ))}
        {hidden.length > 0 && (
          <Line
            cells={[
              [
                t('hiddenMark'),
                <span key="why" className="text-[8.5pt]">
                  {hidden.map(words).join('　')}
                </span>,
              ],
            ]}
          />
        )}
        <Line cells={[[l('field.wishes'), blank('wishes', sheet.wishes)]]} mayBreak />
        <Line cells={[[l('field.reason'), blank('reason', sheet.reason)]]} mayBreak />
        <Line
          cells={[
            [
              l('field.understanding'),
              blank(
                'understanding',
                <span className="flex flex-wrap gap-x-3">
                  {understandings.map((each) => (
                    <Tick key={each} isOn={sheet.understanding === each}>
                      {l(`understanding.${each}`)}
                    </Tick>
                  ))}
                </span>,
              ),
            ],
          ]}
        />
        <Line
          cells={[
            [
              l('field.accompanies'),
              <span key="ticks" className="flex gap-x-4">
                <Tick isOn={sheet.accompanies}>{l('accompanies.YES')}</Tick>
                <Tick isOn={!sheet.accompanies}>{l('accompanies.NO')}</Tick>
              </span>,
            ],
          ]}
        />
      </Ruled>
    </Part>
  );
}
