import type { ConferenceMinutesShownFragment } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { DateText } from '../ui/dates.tsx';
import { text } from './text.ts';

/** The minutes of a person as they are now, with the versions before under a fold. */
export function MinutesText({ minutes }: { minutes: ConferenceMinutesShownFragment }) {
  const t = useText(text);
  const [, ...earlier] = minutes.versions;
  return (
    <>
      <p className="whitespace-pre-wrap">{minutes.body}</p>
      <p className="flex flex-wrap gap-x-3 text-sm text-quiet">
        <span>{t('people.version', { count: minutes.version })}</span>
        <span>{minutes.writtenBy.name}</span>
        <DateText iso={minutes.at} withTime />
      </p>
      {earlier.length > 0 && (
        <details className="mt-2 print:hidden">
          <summary className="cursor-pointer text-sm text-quiet">
            {t('people.earlier', { count: earlier.length })}
          </summary>
          <ul className="mt-1 flex flex-col divide-y divide-line border-l-2 border-line pl-3">
            {earlier.map(({ version, body, at, writtenBy }) => (
              <li key={version} className="py-2">
                <p className="whitespace-pre-wrap">{body}</p>
                <p className="flex flex-wrap gap-x-3 text-sm text-quiet">
                  <span>{t('people.version', { count: version })}</span>
                  <span>{writtenBy.name}</span>
                  <DateText iso={at} withTime />
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
