import { Button as AriaButton, Link } from 'react-aria-components';
import { useLocation } from 'react-router';
import { useText } from '../i18n/text.ts';
import { cx } from '../ui/classes.ts';
import { Icon } from '../ui/icons.tsx';
import { Menu } from '../ui/Menu.tsx';
import { isAt, usePlaces } from './navigation.ts';
import { text } from './text.ts';

/** The menu at the side of a desktop screen. */
export function SideNavigation() {
  const t = useText(text);
  const { pathname } = useLocation();
  const places = usePlaces();
  return (
    <nav
      aria-label={t('mainNavigation')}
      data-screen-only
      className="sticky top-(--shell-top) hidden h-[calc(100dvh-var(--shell-top))] w-52 shrink-0 overflow-y-auto border-r border-line bg-ground px-2 py-3 lg:block"
    >
      <ul className="flex flex-col gap-0.5">
        {places.map((place) => (
          <li key={place.path}>
            <Link
              href={place.path}
              aria-current={isAt(place, pathname) ? 'page' : undefined}
              className={cx(
                'control-h flex items-center gap-2.5 rounded-8 px-3 leading-snug text-ink hover:bg-solid-gray-100 hover:underline',
                'aria-[current=page]:bg-key-100 aria-[current=page]:font-bold aria-[current=page]:text-key-1000',
              )}
            >
              <Icon name={place.icon} />
              {t(`nav.${place.label}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const tab =
  'flex min-h-14 w-full flex-col items-center justify-center gap-0.5 px-1 text-balance text-center text-xs leading-tight text-ink aria-[current=page]:font-bold aria-[current=page]:text-key-1000 focus-visible:-outline-offset-4';

/** The bar at the bottom of a phone or tablet. */
export function BottomNavigation() {
  const t = useText(text);
  const { pathname } = useLocation();
  const places = usePlaces();
  const others = places.filter(({ isMain }) => !isMain);
  return (
    <nav
      aria-label={t('mainNavigation')}
      data-screen-only
      className="fixed inset-x-0 bottom-0 z-30 short:static border-t border-line bg-white pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="mx-auto flex max-w-xl">
        {places
          .filter(({ isMain }) => isMain)
          .map((place) => (
            <li key={place.path} className="grow">
              <Link href={place.path} aria-current={isAt(place, pathname) ? 'page' : undefined} className={tab}>
                <Icon name={place.icon} size={22} />
                {t(`nav.${place.label}`)}
              </Link>
            </li>
          ))}
        <li className="grow">
          <Menu
            label={t('nav.more')}
            placement="top end"
            trigger={
              <AriaButton className={tab}>
                <Icon name="menu" size={22} />
                {t('nav.more')}
              </AriaButton>
            }
            sections={[
              {
                id: 'others',
                entries: others.map((place) => ({
                  id: place.path,
                  label: t(`nav.${place.label}`),
                  icon: place.icon,
                  href: place.path,
                  isCurrent: isAt(place, pathname),
                })),
              },
            ]}
          />
        </li>
      </ul>
    </nav>
  );
}
