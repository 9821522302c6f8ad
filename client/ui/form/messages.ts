import { z } from 'zod';
import { say } from '../../i18n/text.ts';
import { text } from '../text.ts';

type Issue = Parameters<NonNullable<z.core.$ZodConfig['customError']>>[0];

function sizeMessage(issue: Issue): string | undefined {
  const t = say(text);
  if (issue.code === 'too_small') {
    const least = Number(issue.minimum);
    if (issue.origin === 'array' || issue.origin === 'set') return t('errors.choose');
    if (issue.origin === 'string') return least <= 1 ? t('errors.required') : t('errors.tooShort', { least });
    return t('errors.tooSmall', { least });
  }
  if (issue.code === 'too_big') {
    const most = Number(issue.maximum);
    return issue.origin === 'string' ? t('errors.tooLong', { most }) : t('errors.tooBig', { most });
  }
  return undefined;
}

/**
 * What zod says, in the language of the screens, where a schema brings no message of its own. Without `jitless` zod would try
 * whether it may compile code at run time, which the content security policy refuses and reports.
 */
z.config({
  jitless: true,
  customError(issue) {
    const t = say(text);
    const isMissing = issue.input === undefined || issue.input === null || issue.input === '';
    if (issue.code === 'invalid_type') return isMissing ? t('errors.required') : t('errors.notNumber');
    if (issue.code === 'invalid_value') return t('errors.choose');
    if (issue.code === 'invalid_format') {
      if (isMissing) return t('errors.required');
      return issue.format === 'email' ? t('errors.email') : t('errors.invalid');
    }
    return sizeMessage(issue) ?? t('errors.invalid');
  },
});
