import type { ReactNode } from 'react';
import { MemoryRouter, useInRouterContext } from 'react-router';
import { LanguageSwitch } from '../../shell/Header.tsx';
import { ConfirmHost } from '../Dialog.tsx';
import { PageHeader } from '../PageHeader.tsx';
import { ToastHost } from '../Toast.tsx';
import { Buttons } from './Buttons.tsx';
import { Fields } from './Fields.tsx';
import { Files } from './Files.tsx';
import { FormSample } from './FormSample.tsx';
import { Lists } from './Lists.tsx';
import { Notices } from './Notices.tsx';
import { Overlays } from './Overlays.tsx';
import { Paper } from './Paper.tsx';
import { People } from './People.tsx';
import { useWords } from './words.ts';

function Routed({ children }: { children: ReactNode }) {
  return useInRouterContext() ? children : <MemoryRouter>{children}</MemoryRouter>;
}

/** All controls in all states, for the people who build with them. Served on a developer's machine only. */
export function Gallery() {
  const l = useWords();
  return (
    <Routed>
      <main className="mx-auto max-w-6xl px-4 py-6 sm:px-6">
        <PageHeader
          title={l('部品の見本', 'Gallery of controls')}
          lead={l('つなぎの画面で使う部品と、その状態の一覧です。', 'The controls of Tsunagi in all their states.')}
          actions={<LanguageSwitch />}
        />
        <Buttons />
        <Fields />
        <FormSample />
        <Files />
        <Notices />
        <People />
        <Lists />
        <Overlays />
        <Paper />
      </main>
      <ConfirmHost />
      <ToastHost />
    </Routed>
  );
}
