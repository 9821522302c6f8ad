import { expect, test } from 'vitest';
import { textIn } from '../i18n/text.ts';
import { text as form } from './form/text.ts';
import { labels } from './labels.ts';
import { feedbackText } from './page/feedbackText.ts';

const levels = ['RECEIVED', 'CONTACTED', 'STARTED', 'ENDED'] as const;

test.each(['ja', 'en'] as const)('what the person allows is said in the same words everywhere (%s)', (language) => {
  for (const level of levels) {
    const told = textIn(feedbackText, language)(level).toLowerCase();
    expect(textIn(labels, language)(`feedbackLevel.${level}`).toLowerCase()).toContain(told);
    // The person speaks of themselves.
    const own = told.replace('本人', '私').replace('the person was', 'i was');
    expect(textIn(form, language)(`feedback.${level}`).toLowerCase()).toContain(own);
  }
});
