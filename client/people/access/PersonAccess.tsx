import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { agencyName } from '../../agencies/agencyName.ts';
import { endOf } from '../../conferences/until.ts';
import { categories } from '../../consents/content.ts';
import { labels } from '../../consents/labels.ts';
import { type FragmentType, useFragment } from '../../generated/fragment-masking.ts';
import type { Category, PersonAccessFragment as Data } from '../../generated/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { formatDate } from '../../ui/dates.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Section } from '../../ui/layout.tsx';
import { useMedia } from '../../ui/useMedia.ts';
import { AccessDialog, type Cell } from './AccessDialog.tsx';
import { PersonAccessFragment } from './documents.ts';
import { text } from './text.ts';

type Line = NonNullable<Data['access']>[number];

/** An agency that may see something of the record, or one of its users, with their lines. */
interface Column {
  id: string;
  agencyId: string;
  userId: string | null;
  name: string;
  isOwn: boolean;
  lines: readonly Line[];
}

/** Who may see what of the record, and until when; each cell says by what. For the agency that keeps it. */
export function PersonAccess({ person: masked }: { person: FragmentType<typeof PersonAccessFragment> }) {
  const person = useFragment(PersonAccessFragment, masked);
  const t = useText(text);
  const language = useLanguage();
  const isPhone = useMedia('(max-width: 47.99rem)');
  const [open, setOpen] = useState<Cell | null>(null);
  const { access } = person;
  if (!access) return null;
  const keyOf = ({ agency, user }: Line): string => `${agency.id} ${user?.id ?? ''}`;
  const columns = [...new Set(access.map(keyOf))].flatMap((id): Column[] => {
    const lines = access.filter((line) => keyOf(line) === id);
    const [first] = lines;
    if (!first) return [];
    const { agency, user } = first;
    const name = [agencyName(agency, language), user?.name].filter(Boolean).join(' ');
    const isOwn = agency.id === person.agency.id && !user;
    return [{ id, agencyId: agency.id, userId: user?.id ?? null, name, isOwn, lines }];
  });
  const isSeenElsewhere = columns.some(({ isOwn }) => !isOwn);
  const View = isPhone ? AccessList : AccessTable;
  const isRestricted = access.some(({ limits }) => limits.includes('NAMED_ONLY'));
  const isAgreed = access.some(({ limits }) => limits.includes('AS_AGREED'));
  return (
    <Section title={t('title')}>
      {isRestricted && <p className="mb-3 font-bold">{t('restricted')}</p>}
      {isSeenElsewhere ? (
        <>
          <p className="mb-3 text-sm text-quiet">{t('help')}</p>
          <View columns={columns} onOpen={setOpen} />
        </>
      ) : (
        <p>{t(isRestricted ? 'nobodyNamed' : 'nobody')}</p>
      )}
      {isAgreed && <p className="mt-3 text-sm text-quiet">{t('agreed')}</p>}
      {open && <AccessDialog personId={person.id} cell={open} onClose={() => setOpen(null)} />}
    </Section>
  );
}

interface ViewProps {
  columns: readonly Column[];
  onOpen: (cell: Cell) => void;
}

const cellOf = ({ agencyId, userId, name }: Column, category: Category): Cell => ({ agencyId, userId, name, category });

/** What stands in a cell, in words. */
function useStateWords() {
  const t = useText(text);
  const language = useLanguage();
  return (line: Line | undefined): string => {
    if (!line) return t('no');
    if (!line.agency.active) return t('left');
    // A conference ends at midnight: its last day is the one before.
    return line.until ? t('until', { day: formatDate(endOf({ until: line.until }), language) }) : t('posting');
  };
}

function Heading({ column }: { column: Column }) {
  const t = useText(text);
  const language = useLanguage();
  const { agency, user, named } = column.lines[0] ?? {};
  return (
    <>
      <span className="block leading-snug">{agency && agencyName(agency, language)}</span>
      {user && <span className="block leading-snug">{user.name}</span>}
      {column.isOwn && <span className="block font-normal text-quiet">{t('ownNote')}</span>}
      {named && (
        <span className="block font-normal text-quiet">
          {t('named', { names: named.map(({ name }) => name).join(t('comma')) })}
        </span>
      )}
    </>
  );
}

function CellButton({
  column,
  category,
  line,
  onOpen,
}: {
  column: Column;
  category: Category;
  line: Line | undefined;
  onOpen: (cell: Cell) => void;
}) {
  const t = useText(text);
  const l = useText(labels);
  const words = useStateWords()(line);
  const isSeen = line?.agency.active === true;
  return (
    <AriaButton
      aria-label={t('cell', { agency: column.name, category: l(`category.${category}`), state: words })}
      onPress={() => onOpen(cellOf(column, category))}
      className={`flex min-h-11 w-full cursor-pointer items-center justify-center gap-1.5 px-2 py-1 text-sm leading-snug hover:bg-key-50 hover:underline ${isSeen ? 'text-green-1000' : 'text-quiet'}`}
    >
      <Icon name={isSeen ? 'check' : 'minus'} size={18} />
      {line ? words : <span className="sr-only">{words}</span>}
    </AriaButton>
  );
}

function AccessTable({ columns, onOpen }: ViewProps) {
  const t = useText(text);
  const l = useText(labels);
  return (
    <div className="relative overflow-x-auto">
      <table className="w-full border-collapse">
        <caption className="sr-only">{t('caption')}</caption>
        <thead>
          <tr className="bg-solid-gray-50">
            <th
              scope="col"
              className="sticky left-0 z-10 border border-line bg-solid-gray-50 px-3 py-2 text-left text-sm"
            >
              {t('category')}
            </th>
            {columns.map((column) => (
              <th key={column.id} scope="col" className="min-w-40 border border-line px-2 py-2 text-sm">
                <Heading column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {categories.map((category) => (
            <tr key={category}>
              <th
                scope="row"
                className="sticky left-0 z-10 border border-line bg-white px-3 py-1.5 text-left leading-snug"
              >
                {l(`category.${category}`)}
              </th>
              {columns.map((column) => (
                <td key={column.id} className="border border-line p-0 text-center">
                  <CellButton
                    column={column}
                    category={category}
                    line={column.lines.find((line) => line.category === category)}
                    onOpen={onOpen}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** On a phone: an agency after the other, with what it may see. */
function AccessList({ columns, onOpen }: ViewProps) {
  const l = useText(labels);
  const wordsOf = useStateWords();
  return (
    <ul className="flex flex-col gap-3">
      {columns.map((column) => (
        <li key={column.id} className="rounded-8 border border-line">
          <p className="border-b border-line bg-solid-gray-50 px-3 py-2 font-bold">
            <Heading column={column} />
          </p>
          <ul>
            {column.lines.map((line) => (
              <li key={line.category} className="border-b border-line last:border-b-0">
                <AriaButton
                  onPress={() => onOpen(cellOf(column, line.category))}
                  className="flex min-h-11 w-full cursor-pointer items-center gap-2 px-3 py-1.5 text-left leading-snug"
                >
                  <Icon name={line.agency.active ? 'check' : 'minus'} size={18} />
                  <span className="grow">{l(`category.${line.category}`)}</span>
                  <span className="shrink-0 text-right text-sm text-quiet">{wordsOf(line)}</span>
                </AriaButton>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
