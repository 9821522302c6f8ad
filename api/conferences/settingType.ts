import { builder } from '../builder.ts';
import { UserType } from '../staff/user.ts';
import type { SettingRow } from './setting.ts';

export const SettingType = builder.objectRef<SettingRow>('ConferenceTaxSetting').implement({
  description:
    'Whether information of tax origin may be put before support conferences without consent (地方税法 Art. 22; APPI Art. 69(3)). Never edited: each change is one more.',
  isTypeOf: (value) => 'ground' in (value as object),
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Which one, from 1 on; the highest is in force.' }),
    allowed: t.exposeBoolean('allowed', { description: 'Whether it may.' }),
    ground: t.exposeString('ground', { description: "The city's legal ground, in words; at most 500 characters." }),
    changedBy: t.field({ type: UserType, description: 'Who changed it.', resolve: ({ changedBy }) => changedBy }),
    at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ at }) => at }),
  }),
});
