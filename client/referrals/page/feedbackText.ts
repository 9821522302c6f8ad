import { defineText } from '../../i18n/text.ts';

/** Words of what the referring agency may be told, and of changing it. */
export const feedbackText = defineText('referralFeedback', {
  ja: {
    sender: '知らせてもらえること',
    receiver: '紹介元に知らせてよい範囲',
    senderLead: '本人が選んだ範囲だけが、この画面に表示されます。相談の内容や担当者の名前は知らされません。',
    senderNote:
      '本人は、いつでも紹介先で範囲を狭めることができます。狭めたことは知らされないため、知らせがなくても、何もしていないとは限りません。',
    senderLeadUntold:
      'つなぐときに選んだ範囲だけが、この画面に表示されます（本人にはまだ確かめていません）。相談の内容や担当者の名前は知らされません。',
    receiverLead: '本人が選びました。記録した内容は、この範囲を超えて紹介元に伝わりません。',
    receiverLeadUntold:
      '本人にはまだ確かめていません（紹介元が選んだ範囲）。記録した内容は、この範囲を超えて紹介元に伝わりません。',
    receiverLeadUnknown: '紹介元が記録した範囲です。記録した内容は、この範囲を超えて紹介元に伝わりません。',
    NONE: '差し戻されたときと、期限が切れたときのほかは、何も知らされません。',
    RECEIVED: '受け付けたことと、引き受けたこと',
    CONTACTED: '本人と連絡がついたこと',
    STARTED: '支援が始まったことと、別の機関へ回送したこと',
    ENDED: '終わったことと、引き受けられなかったこと',
    told: '（知らされます）',
    notTold: '（知らされません）',
    change: '範囲を変える',
    title: '知らせる範囲を変える',
    ask: '紹介元（{{from}}）に、どこまで知らせてよいですか',
    askSender: 'こちら（{{from}}）に、どこまで知らせてよいですか',
    help: '本人の気持ちを確かめて選びます。',
    now: 'いまの範囲',
    fixed: '広げるときは、本人が紹介先に伝えます。',
    choose: 'いまと違う範囲を選んでください。',
    effect: '変えるとどうなるか',
    lowerByReceiver: [
      'この先に起きることのうち、選んだ範囲を超えることは紹介元に伝わりません。',
      '範囲を狭めたことも伝わりません。紹介元の画面は、いまのまま変わらないように見えます。',
      'すでに知らせたことは、取り消せません。',
    ].join('\n'),
    lowerBySender: [
      'この先に起きることのうち、選んだ範囲を超えることは、こちらに知らされません。',
      '範囲を狭めたことは、紹介先（{{to}}）にも表示されます。',
      'こちらで元に戻すことはできません。広げるときは、本人が紹介先に伝えます。',
    ].join('\n'),
    raise: [
      '選んだ範囲までのことが、これまでに起きたことも日時とともに、すぐに紹介元に表示されます。',
      '一度知らせたことは、後から取り消せません。',
    ].join('\n'),
    done: '知らせる範囲を変えました。',
    submitLower: 'この範囲に狭める',
    submitRaise: 'この範囲に広げる',
    submit: '変える',
  },
  en: {
    sender: 'What you will be told',
    receiver: 'What the referring agency may be told',
    senderLead:
      'Only what the person chose is shown here. You are never told what was talked about, or your counterpart’s name.',
    senderNote:
      'The person can allow less at any time where they are helped, and you are not told of it. Silence does not mean that nothing is being done.',
    senderLeadUntold:
      'Only what was chosen when referring is shown here; the person has not been asked yet. You are never told what was talked about, or your counterpart’s name.',
    receiverLeadUntold:
      'The person has not been asked yet; the referring agency chose this. What you record reaches it only so far.',
    receiverLeadUnknown: 'As recorded by the referring agency. What you record reaches it only so far.',
    receiverLead: 'The person chose this. What you record reaches the referring agency only so far.',
    NONE: 'Nothing is told, unless the referral is returned or expires.',
    RECEIVED: 'It was received and accepted',
    CONTACTED: 'The person was reached',
    STARTED: 'Support started, or it was redirected to another agency',
    ENDED: 'It ended or was declined',
    told: ' (told)',
    notTold: ' (not told)',
    change: 'Change level',
    title: 'Change what may be told',
    ask: 'How much may the referring agency ({{from}}) be told?',
    askSender: 'How much may this desk ({{from}}) be told?',
    help: 'Make sure what the person wishes, and choose that.',
    now: 'As it is now',
    fixed: 'To allow more, the person tells the receiving agency.',
    choose: 'Choose another level than the present one.',
    effect: 'What this does',
    lowerByReceiver: [
      'Of what happens from now on, nothing beyond this reaches the referring agency.',
      'Nor does it learn of this change: to it everything looks as it is now.',
      'What it was told already cannot be untold.',
    ].join('\n'),
    lowerBySender: [
      'Of what happens from now on, you are told nothing beyond this.',
      'The receiving agency ({{to}}) sees that you changed it.',
      'You cannot undo this. To allow more, the person tells the receiving agency.',
    ].join('\n'),
    raise: [
      'Everything up to this level, also what has happened so far and when, is shown to the referring agency at once.',
      'What was told cannot be untold later.',
    ].join('\n'),
    done: 'What may be told was changed.',
    submitLower: 'Allow less',
    submitRaise: 'Allow more',
    submit: 'Change',
  },
});
