import type { RefObject } from 'react';
import { Button as AriaButton, Link } from 'react-aria-components';
import { agencyName } from '../agencies/agencyName.ts';
import { changeLanguage } from '../i18n/i18n.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { useSession, useViewer } from '../session/SessionProvider.tsx';
import { cx } from '../ui/classes.ts';
import { Icon } from '../ui/icons.tsx';
import { Menu } from '../ui/Menu.tsx';
import { toast } from '../ui/Toast.tsx';
import { ConnectionState } from './ConnectionState.tsx';
import { SearchBox } from './SearchBox.tsx';
import { text } from './text.ts';

const headerButton =
  'control-h flex min-w-0 items-center gap-1.5 rounded-8 px-2 text-sm hover:bg-solid-gray-100 pressed:bg-solid-gray-200';

/** Shows the screens in the other language; its name is written in that language. */
export function LanguageSwitch() {
  const t = useText(text);
  const other = useLanguage() === 'ja' ? 'en' : 'ja';
  return (
    <AriaButton className={headerButton} onPress={() => void changeLanguage(other)}>
      <Icon name="globe" size={18} />
      <span lang={other} className="whitespace-nowrap">
        {t('otherLanguage')}
      </span>
    </AriaButton>
  );
}

function PostingSwitch() {
  const t = useText(text);
  const { posting, postings } = useViewer();
  const { switchPosting } = useSession();
  const language = useLanguage();
  const agency = agencyName(posting.agency, language);
  const name = <span className="truncate font-bold">{agency}</span>;
  if (postings.length < 2) return <span className="flex min-w-0 px-2 text-sm">{name}</span>;
  return (
    <Menu
      label={t('switchPosting')}
      placement="bottom start"
      trigger={
        <AriaButton aria-label={`${t('actingFor', { agency })} ${t('switchPosting')}`} className={headerButton}>
          {name}
          <Icon name="chevronDown" size={16} />
        </AriaButton>
      }
      sections={[
        {
          id: 'postings',
          title: t('switchPosting'),
          entries: postings.map((each) => ({
            id: each.id,
            label: agencyName(each.agency, language),
            isCurrent: each.id === posting.id,
            onAction: async () => {
              if (each.id !== posting.id && !(await switchPosting(each.id))) toast('error', t('switchFailed'));
            },
          })),
        },
      ]}
    />
  );
}

function AccountMenu({ onHelp }: { onHelp: () => void }) {
  const t = useText(text);
  const { user } = useViewer();
  const { signOut } = useSession();
  const language = useLanguage();
  return (
    <Menu
      label={t('account', { name: user.name })}
      trigger={
        <AriaButton aria-label={t('account', { name: user.name })} className={headerButton}>
          <Icon name="person" />
          <span className="max-w-32 truncate max-md:hidden">{user.name}</span>
        </AriaButton>
      }
      sections={[
        {
          id: 'self',
          entries: [
            { id: 'account', label: t('nav.account'), icon: 'person', href: '/account' },
            { id: 'help', label: t('help'), icon: 'help', onAction: onHelp },
            {
              id: 'language',
              label: t('otherLanguage'),
              icon: 'globe',
              onAction: () => void changeLanguage(language === 'ja' ? 'en' : 'ja'),
            },
          ],
        },
        { id: 'leave', entries: [{ id: 'sign-out', label: t('signOut'), onAction: () => void signOut() }] },
      ]}
    />
  );
}

/** The bar at the top: what this is, for whom one acts, search, and one's own menu. */
export function Header({ searchRef, onHelp }: { searchRef: RefObject<HTMLInputElement | null>; onHelp: () => void }) {
  const t = useText(text);
  const { can } = useViewer();
  return (
    <header
      data-screen-only
      className="sticky top-0 z-30 flex h-14 items-center short:static gap-2 border-b border-line bg-white px-3 sm:gap-3 sm:px-4"
    >
      <Link href="/" className="flex shrink-0 items-center gap-2 rounded-6 font-bold text-key-900">
        <img src="/icon.svg" alt="" width={28} height={28} />
        <span className="whitespace-nowrap text-lg tracking-wide max-sm:sr-only">{t('product')}</span>
      </Link>
      <PostingSwitch />
      <div className="grow" />
      {can.readReferrals && (
        <>
          <SearchBox inputRef={searchRef} />
          <Link href="/people" aria-label={t('search')} className={cx(headerButton, 'sm:hidden')}>
            <Icon name="search" />
          </Link>
        </>
      )}
      <ConnectionState />
      <span className="max-lg:hidden">
        <LanguageSwitch />
      </span>
      <AccountMenu onHelp={onHelp} />
    </header>
  );
}
