import type { Messages } from '../messages.ts';

export const restrictionMessages: Messages = {
  RESTRICTED_ALREADY: { ja: 'この記録はすでに閲覧を制限しています。', en: 'This record is restricted already.' },
  NOT_RESTRICTED: { ja: 'この記録は閲覧を制限していません。', en: 'This record is not restricted.' },
  NOT_NAMEABLE: {
    ja: '名簿に加えられるのは、この機関か、この記録に関わる機関にいま在籍している職員だけです。',
    en: 'Only staff at work now at this agency, or at one that has to do with this record, can be named.',
  },
  NOT_NAMED: { ja: 'この職員は名簿にありません。', en: 'This member of staff is not on the list.' },
  LAST_IN_CHARGE: {
    ja: '名簿を変えられる職員がいなくなるため外せません。先に別の職員を名簿に加えてください。',
    en: 'Nobody would be left who can change the list. Please name somebody else first.',
  },
  DESK_UNATTENDED: {
    ja: 'つなぎを持っている機関に、名簿に載る職員がいません。職員を加えるか、だれも見られなくてよいことを確かめてください。',
    en: 'At an agency that has a referral nobody is named. Please name somebody there, or confirm that nobody is to see it.',
  },
  NOT_ONESELF: {
    ja: 'ほかに職員がいるときは、自分を担当にできません。',
    en: 'You cannot put yourself in charge while there is somebody else.',
  },
};
