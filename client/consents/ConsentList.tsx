import type { FragmentType } from '../generated/fragment-masking.ts';
import { useText } from '../i18n/text.ts';
import { Section } from '../ui/layout.tsx';
import { ConsentLine } from './ConsentLine.tsx';
import type { ConsentLineFragment } from './documents.ts';
import { text } from './text.ts';

/** The consents of a person, newest first: what they cover, until when, and their withdrawal. */
export function ConsentList({
  consents,
  onChanged,
}: {
  consents: readonly ({ id: string } & FragmentType<typeof ConsentLineFragment>)[];
  onChanged: () => void;
}) {
  const t = useText(text);
  return (
    <Section title={t('list.title')}>
      {consents.length === 0 ? (
        <p className="text-quiet">{t('list.none')}</p>
      ) : (
        <ul className="flex flex-col gap-3">
          {consents.map((consent) => (
            <ConsentLine key={consent.id} consent={consent} onChanged={onChanged} />
          ))}
        </ul>
      )}
    </Section>
  );
}
