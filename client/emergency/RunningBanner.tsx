import { labels } from '../consents/labels.ts';
import { type FragmentType, useFragment } from '../generated/fragment-masking.ts';
import { useText } from '../i18n/text.ts';
import { useNow } from '../referrals/useNow.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { RunningFragment } from './documents.ts';
import { remaining } from './remaining.ts';
import { text } from './text.ts';
import { useEnd } from './useEnd.ts';

/** Above a record that an emergency access of one's own opens: for how long still, and the way to end it. */
export function RunningBanner({
  access: masked,
  onEnded,
}: {
  access: FragmentType<typeof RunningFragment>;
  onEnded: (id: string) => void;
}) {
  const t = useText(text);
  const l = useText(labels);
  const now = useNow();
  const access = useFragment(RunningFragment, masked);
  const { end, isEnding } = useEnd(() => onEnded(access.id));
  return (
    <div className="mb-6">
      <Banner
        tone="warning"
        title={t('running.title', { left: remaining(access.until, now) })}
        action={
          <Button size="sm" variant="outline" isPending={isEnding} onPress={() => void end(access.id)}>
            {t('end.action')}
          </Button>
        }
      >
        {t('running.body', { categories: access.categories.map((each) => l(`category.${each}`)).join(t('comma')) })}
      </Banner>
    </div>
  );
}
