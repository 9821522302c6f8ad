import { knownAgency } from '../agencies/directory.ts';
import type { SignedInContext } from '../context.ts';
import type { Agency } from '../generated/prisma/client.ts';
import type { Category } from '../generated/prisma/enums.ts';
import { type ConsentHappening, historyOf } from './history.ts';
import { languageOf, noticeOf, wordsOf } from './notice.ts';
import { checkAddress } from './receiptToken.ts';
import type { ConsentItemRow, ConsentRow } from './rows.ts';

/** Categories that hold special care-required information (要配慮個人情報, APPI Art. 2(3)): illness and disability, harm by a crime. */
const sensitive: readonly Category[] = ['HEALTH', 'SAFETY'];

const partyOf = ({ id, name, nameEn, phone, address, legalBody }: Agency, role: string) => ({
  party_id: id,
  party_name: name,
  party_name_en: nameEn,
  party_role: role,
  party_type: legalBody,
  party_address: address,
  party_phone: phone,
  party_contact: phone,
});

/** Items of one recipient, purpose and standing, which the receipt says together. */
interface Group {
  recipientId: string;
  purpose: string;
  endedAt: string | null;
  categories: Category[];
}

function groupsOf(items: readonly ConsentItemRow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { recipientId, purpose, endedAt, category } of items) {
    const key = `${recipientId} ${purpose} ${endedAt}`;
    const group = groups.get(key) ?? { recipientId, purpose, endedAt, categories: [] };
    groups.set(key, { ...group, categories: [...group.categories, category] });
  }
  return [...groups.values()];
}

const eventOf = ({ kind, at, by, agencyId }: ConsentHappening, validUntil: Date) => ({
  event_time: at.toISOString(),
  event_type: kind,
  event_state: kind === 'GIVEN' ? 'consent given' : kind === 'REFUSED' ? 'consent refused' : kind.toLowerCase(),
  entity_id: by?.id ?? agencyId,
  ...(kind === 'GIVEN' && { validity_duration: `${at.toISOString()}/${validUntil.toISOString()}` }),
});

/** A consent's receipt as JSON text: the one place that knows the fields of the two standards. */
export async function receiptDocument(context: SignedInContext, consent: ConsentRow): Promise<string> {
  const { db, env, loaders } = context;
  const named = [consent.recordedByAgencyId, ...consent.items.map(({ recipientId }) => recipientId)];
  const [notice, [person], ...found] = await Promise.all([
    noticeOf(db, consent.noticeVersion),
    loaders.person.load(consent.personId),
    ...[...new Set(named)].map((id) => knownAgency(db, id)),
  ]);
  const agencies = new Map(found.map((agency) => [agency.id, agency]));
  const agency = (id: string) => agencies.get(id) as Agency;
  const controller = agency(consent.recordedByAgencyId);
  const language = languageOf(notice, consent.language);
  const groups = groupsOf(consent.items);
  const special = sensitive.filter((category) => consent.items.some((item) => item.category === category));
  const isGiven = consent.decision === 'GIVEN';
  const withdrawal =
    'At any time, all or a part, at the desk that recorded it or by phone (party_phone of the controller).';
  const recipients = [...new Set(groups.map(({ recipientId }) => recipientId))];
  return JSON.stringify(
    {
      // Kantara Consent Receipt v1.1
      version: 'KI-CR-v1.1.0',
      jurisdiction: 'JP',
      consentTimestamp: Math.floor(consent.givenAt.getTime() / 1000),
      collectionMethod: consent.method,
      consentReceiptID: consent.id,
      language,
      piiPrincipalId: consent.personId,
      piiControllers: [
        {
          ...{ piiController: controller.name, onBehalf: false, contact: consent.recordedBy.name },
          ...{ address: controller.address, email: '', phone: controller.phone, piiControllerUrl: env.publicUrl },
        },
      ],
      policyUrl: checkAddress(env, consent.id),
      services: [
        {
          service: 'つなぎ',
          purposes: groups.map((group) => ({
            purpose: group.purpose,
            purposeCategory: ['Core Function'],
            consentType: isGiven ? 'EXPLICIT' : 'REFUSED',
            piiCategory: group.categories,
            primaryPurpose: true,
            termination: group.endedAt ? new Date(group.endedAt).toISOString() : consent.validUntil.toISOString(),
            thirdPartyDisclosure: isGiven,
            thirdPartyName: agency(group.recipientId).name,
          })),
        },
      ],
      sensitive: special.length > 0,
      spiCat: special,
      // ISO/IEC TS 27560:2023
      schema_version: 'ISO/IEC TS 27560:2023',
      receipt_id: consent.id,
      record_id: consent.id,
      pii_principal_id: consent.personId,
      privacy_notice: { version: notice.version, ...wordsOf(notice, language) },
      purposes: groups.map((group) => ({
        purpose: group.purpose,
        lawful_basis: 'CONSENT',
        pii_information: group.categories.map((category) => ({
          pii_type: category,
          pii_optional: true,
          special_pii_category: sensitive.includes(category),
        })),
        pii_controllers: [controller.id],
        collection_method: consent.method,
        retention_period: consent.validUntil.toISOString(),
        jurisdictions: ['JP'],
        recipient_third_parties: [group.recipientId],
        withdrawal_method: withdrawal,
        privacy_rights: ['withdrawal', 'access', 'correction', 'access record'],
        event_state: !isGiven ? 'refused' : group.endedAt ? 'ended' : consent.state.toLowerCase(),
      })),
      party_identification: [
        partyOf(controller, 'PII controller'),
        ...recipients.map((id) => partyOf(agency(id), 'third party')),
        { party_id: consent.personId, party_name: person?.name ?? '', party_role: 'PII principal' },
        ...(consent.giver === 'REPRESENTATIVE'
          ? [
              {
                party_name: consent.representativeName,
                party_role: `representative (${consent.representativeRelation})`,
              },
            ]
          : []),
      ],
      events: historyOf(consent).map((happening) => eventOf(happening, consent.validUntil)),
    },
    null,
    2,
  );
}
