import { useEffect } from 'react';
import { useText } from '../../i18n/text.ts';
import { Banner } from '../../ui/Banner.tsx';
import { ChooseDifferences, differingKeys } from '../../ui/form/ChooseDifferences.tsx';
import { sameContent } from '../../ui/form/values.ts';
import { text } from './text.ts';
import { useDescribe } from './useDescribe.ts';
import type { Draft } from './useDraft.ts';

/** What keeps a draft from being stored and cannot mend itself: it is gone, or another screen changed it too. */
export function Trouble({ draft }: { draft: Draft }) {
  const t = useText(text);
  const { labelOf, describe } = useDescribe();
  const { state, content, resolve } = draft;
  const isStopped = state.is === 'conflict' || state.is === 'gone';
  // Whoever types far down the page must see it.
  useEffect(() => {
    if (isStopped) window.scrollTo({ top: 0 });
  }, [isStopped]);
  if (state.is === 'gone') {
    return (
      <Banner tone="error" title={t('gone.title')} live>
        {t('gone.body')}
      </Banner>
    );
  }
  if (state.is !== 'conflict') return null;
  const { theirs, base } = state;
  const differing = differingKeys(content, theirs.content, base, sameContent).filter(
    ({ key }) => key !== 'step' && key !== 'personVersion',
  );
  return (
    <ChooseDifferences
      title={t('conflict.title')}
      body={t('conflict.body')}
      mine={content}
      theirs={theirs.content}
      differing={differing}
      labelOf={labelOf}
      describe={describe}
      onChoose={(kept) => resolve(theirs, { ...theirs.content, ...kept, step: content.step })}
    />
  );
}
