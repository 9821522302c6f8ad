import { useEffect, useRef } from 'react';
import { today } from '../../api/clock/tokyoDate.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { confirm } from '../ui/Dialog.tsx';
import { dayInTokyo, formatDate } from '../ui/dates.tsx';
import { useAskBeforeLeaving } from '../ui/leaving.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { PaperTable, PrintSheet, PrintSheets } from '../ui/PrintSheet.tsx';
import { text } from './text.ts';

/** A sign-in that was just made or made anew. */
export interface NewSignIn {
  initialPassword: string;
  staff: { login: string; name: string; nameKana: string };
}

/**
 * The initial password, shown once: on the screen and as a slip of paper to hand over. It is kept nowhere.
 * @param validFrom the first day on which it works, or its first instant
 */
export function Slip({
  signIn,
  agency,
  validFrom,
  onDone,
}: {
  signIn: NewSignIn;
  agency: string;
  validFrom: string;
  onDone: () => void;
}) {
  const t = useText(text);
  const language = useLanguage();
  const { staff, initialPassword } = signIn;
  const top = useRef<HTMLDivElement>(null);
  const isHandedOver = useRef(false);
  const firstDay = dayInTokyo(validFrom) > today() ? formatDate(validFrom, language) : undefined;
  useAskBeforeLeaving({
    isAtStake: () => !isHandedOver.current,
    body: t('slip.closeBody'),
    action: t('slip.leave'),
  });
  useEffect(() => {
    // It takes the place of the form or the list, which may be scrolled down to what was pressed.
    window.scrollTo({ top: 0 });
    top.current?.focus({ preventScroll: true });
  }, []);
  const close = async () => {
    const agreed = await confirm({
      title: t('slip.closeTitle'),
      body: t('slip.closeBody'),
      action: t('slip.done'),
    });
    if (!agreed) return;
    isHandedOver.current = true;
    onDone();
  };
  return (
    <>
      <div ref={top} tabIndex={-1} className="outline-none print:hidden">
        <PageHeader title={t('title.slip')} />
        <div className="mb-5">
          <Banner tone="warning" title={t('slip.lead')} live />
        </div>
      </div>
      <PrintSheets
        actions={
          <Button variant="outline" onPress={() => void close()}>
            {t('slip.done')}
          </Button>
        }
      >
        <PrintSheet page={1} pages={1}>
          <h2 className="mb-6 text-center text-[15pt] font-bold">{t('slip.title')}</h2>
          <p className="mb-4 text-[13pt]">{t('slip.to', { name: staff.name })}</p>
          <PaperTable
            rows={[
              { id: 'agency', term: t('slip.agency'), value: agency },
              { id: 'address', term: t('slip.address'), value: location.origin },
              ...(firstDay ? [{ id: 'from', term: t('slip.from'), value: t('slip.fromDay', { day: firstDay }) }] : []),
              { id: 'login', term: t('slip.login'), value: <Typed>{staff.login}</Typed> },
              { id: 'password', term: t('slip.password'), value: <Typed>{initialPassword}</Typed> },
            ]}
          />
          <h3 className="mt-6 mb-2 text-[12pt] font-bold">{t('slip.steps')}</h3>
          <ol className="ml-6 flex list-decimal flex-col gap-1">
            <li>{t('slip.step1')}</li>
            <li>{t('slip.step2')}</li>
            <li>{t('slip.step3')}</li>
          </ol>
          <p className="mt-4">{t('slip.known')}</p>
          <p className="mt-4 border border-black px-3 py-2 font-bold">{t('slip.keep')}</p>
        </PrintSheet>
      </PrintSheets>
    </>
  );
}

/** What is typed exactly as it stands: letters that look alike are told apart. */
function Typed({ children }: { children: string }) {
  return <span className="font-mono text-[14pt] tracking-wider">{children}</span>;
}
