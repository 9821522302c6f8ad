import { builder } from '../builder.ts';

export const AgencyKindEnum = builder.enumType('AgencyKind', {
  description: 'What an agency does in the network.',
  values: {
    CONSULTATION_OFFICE: { description: '相談支援室: owns the cases.' },
    TAX: { description: '税務課. Its staff are under the criminal secrecy of 地方税法 Art. 22.' },
    COLLECTION: { description: '収納課: sees arrears first.' },
    HEALTH: { description: '保健・健康づくり.' },
    SCHOOL: { description: '学校.' },
    BOARD_OF_EDUCATION: { description: '教育委員会.' },
    EMPLOYMENT_OFFICE: { description: 'ハローワーク (公共職業安定所).' },
    SOCIAL_WELFARE_COUNCIL: { description: '社会福祉協議会.' },
    GENERAL_WELFARE: { description: '福祉総務課: looks after the commissioned welfare volunteers.' },
    VOLUNTEERS: { description: '民生委員・児童委員. Its staff see only their own referrals.' },
    DEBT_COUNSELLING: { description: '法テラス、多重債務相談窓口.' },
    EMPLOYER: { description: '地元企業.' },
    AUDIT: {
      description:
        '個人情報保護・監査 (総務課 個人情報保護担当): reads the access ledger. Neither referrals nor consents go to it.',
    },
    OTHER: { description: 'その他.' },
  } as const,
});

export const LegalBodyEnum = builder.enumType('LegalBody', {
  description:
    'The legal body an agency belongs to. It decides which lawful bases there are: APPI Art. 69 for public bodies, Art. 27 for private ones; from the mayor to the board of education is a provision to another body.',
  values: {
    MAYOR: { description: '市長部局.' },
    BOARD_OF_EDUCATION: { description: '教育委員会.' },
    NATIONAL: { description: '国の機関.' },
    PRIVATE: { description: '民間 (社協、企業など).' },
  } as const,
});
